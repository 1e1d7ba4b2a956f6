"""Planning a workshop in five minutes: what must be decided, what it means, and the links that come of it."""

import tomllib

import streamlit as st

from report import qr_svg
from storage import Created, PlanError, StoreError
from ui import frame, services, state
from ui.workshop import links_view, practice
from ui.workshop.network import reach
from workshop import Plan, PlanProblem, made_up_manager, plan_problems

_CREATED, _PROBLEMS = "_ws_created", "_ws_problems"
_MINUTES = (30, 240)
_USUAL = {"expected": 12, "minutes": 90}
_PARTICULARS = ("organisation", "personuppgiftsansvarig", "dataskyddsombud")


def page() -> None:
    """Draws the plan, or the links once it is made."""
    t = state.texts()
    made = st.session_state.get(_CREATED)
    if made is not None:
        frame.heading(t("links.title"))
        _remarks(st.session_state.get(_PROBLEMS, ()))
        links_view.created(*made)
        return
    frame.heading(t("page.workshop_plan"))
    st.markdown(t("plan.lead"))
    frame.links(("/handledning", t("page.facilitator")))
    _net()
    _form()
    st.header(t("practice.door"), anchor=False)
    st.markdown(t("practice.door_text"))
    st.button(t("practice.begin"), key="practice", on_click=_make, args=(None,))


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


def _form() -> None:
    t, langs = state.texts(), services.languages()
    problems = st.session_state.get(_PROBLEMS, ())
    _told(problems)
    with st.form("plan"):
        st.text_input(t("plan.title"), key="plan_title", max_chars=120, placeholder=t("plan.title_hint"))
        st.number_input(t("plan.expected"), 1, 5000, _USUAL["expected"], key="plan_expected")
        st.number_input(t("plan.minutes"), *_MINUTES, _USUAL["minutes"], 5, key="plan_minutes")
        st.selectbox(
            t("plan.lang"),
            langs,
            langs.index(state.lang()),
            key="plan_lang",
            format_func=lambda one: services.texts(one)("meta.name"),
        )
        st.number_input(t("plan.retention"), 1, _longest(), min(180, _longest()), key="plan_retention")
        st.checkbox(t("plan.ask_text"), value=True, key="plan_ask_text")
        st.checkbox(t("plan.shared"), key="plan_shared")
        st.text_input(t("plan.split"), key="plan_split", max_chars=40, placeholder=t("plan.split_hint"))
        st.caption(t("plan.split_text", n=state.instrument().constants.group.full_v))
        if services.settings().sign_in:  # only then is there somebody who may see the overview
            st.text_input(t("plan.unit"), key="plan_unit", max_chars=120)
            st.checkbox(t("plan.overview"), key="plan_overview")
            st.caption(t("plan.overview_text"))
        st.form_submit_button(t("plan.go"), type="primary", on_click=_submit)


def _longest() -> int:
    return services.settings().workshop_retention_days


def _told(problems: tuple[PlanProblem, ...]) -> None:
    t = state.texts()
    for one in problems:
        if one.blocking:
            st.warning(t(f"plan.problem.{one.code}"))
    if any(one.code == "under_five" for one in problems):
        st.markdown(t("plan.paper"))


def _given() -> Plan:
    """The plan as the form holds it."""
    given = st.session_state
    return Plan(
        title=str(given["plan_title"] or "").strip(),
        lang=str(given["plan_lang"]),
        expected=int(given["plan_expected"] or 0),
        minutes=int(given["plan_minutes"] or 0),
        shared_devices=bool(given["plan_shared"]),
        split=str(given["plan_split"] or "").strip() or None,
        ask_text=bool(given["plan_ask_text"]),
        retention_days=int(given["plan_retention"] or 0),
        organisation=organisation(str(given["plan_lang"])),
        unit=str(given.get("plan_unit") or "").strip(),
        overview=bool(given.get("plan_overview")),
    )


def organisation(lang: str) -> tuple[str, ...]:
    """Who is responsible, for the join page, from TILLIT_ORG_FILE."""
    path, t = services.settings().org_file, services.texts(lang)
    if path is None or not path.exists():
        return ()
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(f"{t(f'privacy.{key}')}: {told[key]}"[:300] for key in _PARTICULARS if key in told)


def _submit() -> None:
    plan = _given()
    found = plan_problems(
        plan,
        state.instrument().constants.group,
        services.languages(),
        services.settings().workshop_retention_days,
    )
    st.session_state[_PROBLEMS] = found
    if not any(one.blocking for one in found):
        _make(plan)


def _make(plan: Plan | None) -> None:
    """Makes the workshop; None is a practice."""
    wanted = plan or practice.plan(state.lang())
    try:
        made: Created = services.workshops().create(wanted)
        if plan is None:
            services.workshops().manager_load(made.manager, made_up_manager(state.instrument()))
    except PlanError as error:
        st.session_state[_PROBLEMS] = error.problems
        return
    except StoreError:
        st.session_state[_PROBLEMS] = (PlanProblem("", "away"),)
        return
    st.session_state[_CREATED] = (made, wanted.title)


def _remarks(problems: tuple[PlanProblem, ...]) -> None:
    """What is only told about a plan."""
    t = state.texts()
    lines = [t(f"plan.problem.{one.code}") for one in problems if not one.blocking]
    st.markdown("\n".join(f"- {line}" for line in lines))
