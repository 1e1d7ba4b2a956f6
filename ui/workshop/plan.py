"""Planning a workshop in five minutes: what must be decided, what it means, and the links that come of it."""

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from assessment import first_day_after
from report import qr_svg
from storage import Created, PlanError, RoundExistsError, StoreError
from ui import frame, services, state
from ui.workshop import links_view, moves, plan_form, practice, seats
from ui.workshop.network import reach
from ui.workshop.plan_form import PROBLEMS as _PROBLEMS
from workshop import FACILITATOR, Plan, PlanProblem, made_up_manager, may, plan_problems

_CREATED, _SAVED = "_ws_created", "_ws_plan_saved"


def page() -> None:
    """Draws the plan, or the links once it is made."""
    t = state.texts()
    made = st.session_state.get(_CREATED)
    if made is not None:
        frame.heading(t("links.title"))
        _remarks(st.session_state.get(_PROBLEMS, ()))
        links_view.created(*made)
        return
    place = seats.place(FACILITATOR)
    if place is not None:
        _known(place)
        return
    frame.heading(t("page.workshop_plan"))
    st.markdown(t("plan.lead"))
    st.markdown(t("plan.again"))
    frame.links(("/handledning", t("page.facilitator")))
    _net()
    plan_form.draw(None, t("plan.go"), _submit, (None,))
    st.header(t("practice.door"), anchor=False)
    st.markdown(t("practice.door_text"))
    st.button(t("practice.begin"), key="practice", on_click=_make, args=(None, None))


def _known(place: seats.Place) -> None:
    """A workshop that is planned already: changed while it is a draft, or followed by a new round."""
    t, workshop = state.texts(), place.workshop
    again = may(place.role, workshop.phase, "make_round") and not workshop.plan.practice
    frame.heading(t("plan.round_title") if again else t("plan.edit_title"))
    frame.links((seats.address("leda", workshop), t("plan.back")))
    moves.trouble()
    if again and workshop.closed is not None:
        day = first_day_after(workshop.closed, state.instrument().constants.group)
        gone = workshop.closed + timedelta(days=workshop.plan.retention_days)
        st.markdown(t("plan.round_lead", day=t.day(day), gone=t.day(gone)))
        plan_form.draw(workshop.plan, t("plan.round_go"), _submit, (place,))
    elif may(place.role, workshop.phase, "edit_plan"):
        if st.session_state.pop(_SAVED, None):
            st.success(t("plan.saved"))
            _remarks(st.session_state.get(_PROBLEMS, ()))
        plan_form.draw(workshop.plan, t("plan.save"), _change, (place,))
    else:
        st.markdown(t("plan.not_now"))


def _net() -> None:
    """Whether phones reach this server, said before anything is planned, with a code to try."""
    t, found = state.texts(), reach()
    if found.kind == "alone":
        with st.container(key="net_alone"):
            st.markdown(t("plan.net_alone"))
            if found.own:
                st.markdown(t("plan.net_own", address=f"http://{found.own}:{services.settings().port}"))
            st.code("make run HOST=0.0.0.0", language=None)
        return
    if not found.encrypted:
        st.markdown(t("plan.net_plain", address=found.address))
    with st.expander(t("plan.try")):
        st.markdown(t("plan.try_text", address=found.address))
        st.markdown(
            f'<div class="tt-small-qr">{qr_svg(f"{found.address}/w", t("plan.try"))}</div>',
            unsafe_allow_html=True,
        )


def _submit(earlier: seats.Place | None) -> None:
    """Makes a workshop of the form, after an earlier round where there is one."""
    plan = plan_form.given()
    if _fits(plan):
        _make(plan, earlier)


def _fits(plan: Plan) -> bool:
    """Whether the plan can be stored; what there is to say about it is remembered."""
    found = plan_problems(
        plan,
        state.instrument().constants.group,
        services.languages(),
        services.settings().workshop_retention_days,
    )
    st.session_state[_PROBLEMS] = found
    return not any(one.blocking for one in found)


def _change(place: seats.Place) -> None:
    """Stores the changed plan, while it is a draft."""
    plan = replace(plan_form.given(), practice=place.workshop.plan.practice)
    if _fits(plan):
        st.session_state[_SAVED] = moves.attempt(lambda: services.workshops().change_plan(place.token, plan))


def _make(plan: Plan | None, earlier: seats.Place | None) -> None:
    """Makes the workshop; None is a practice."""
    wanted = plan or practice.plan(state.lang())
    follows = earlier.token if earlier is not None else None
    try:
        made: Created = services.workshops().create(wanted, follows=follows)
        if plan is None:
            services.workshops().manager_load(made.manager, made_up_manager(state.instrument()))
    except PlanError as error:
        st.session_state[_PROBLEMS] = error.problems
        return
    except StoreError as error:
        code = "round_exists" if isinstance(error, RoundExistsError) else "away"
        st.session_state[_PROBLEMS] = (PlanProblem("", code),)
        return
    st.session_state[_CREATED] = (made, wanted.title)


def _remarks(problems: tuple[PlanProblem, ...]) -> None:
    """What is only told about a plan."""
    t = state.texts()
    lines = [t(f"plan.problem.{one.code}") for one in problems if not one.blocking]
    st.markdown("\n".join(f"- {line}" for line in lines))
