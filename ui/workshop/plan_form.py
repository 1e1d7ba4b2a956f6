"""The form of a plan: empty, or filled with a plan that is changed or followed."""

from collections.abc import Callable

import streamlit as st

from settings import organisation
from ui import services, state
from workshop import MINUTES_POSSIBLE, Plan, PlanProblem

PROBLEMS = "_ws_problems"
"""Where the session keeps what there is to say about the plan."""
_USUAL = Plan("", "", 12)
_PARTICULARS = ("organisation", "personuppgiftsansvarig", "dataskyddsombud")


def draw(plan: Plan | None, label: str, act: Callable[..., None], args: tuple[object, ...]) -> None:
    """Draws the form with what is wrong with it above.

    Args:
        plan: what stands in it at first; None for an empty one.
        label: words on the button.
        act: called when it is sent.
        args: what it is called with.
    """
    t, langs = state.texts(), services.languages()
    _told(st.session_state.get(PROBLEMS, ()))
    _fill(plan or _USUAL)
    with st.form("plan"):
        st.text_input(t("plan.title"), key="plan_title", max_chars=120, placeholder=t("plan.title_hint"))
        st.number_input(t("plan.expected"), 1, 5000, key="plan_expected")
        st.number_input(t("plan.minutes"), *MINUTES_POSSIBLE, step=5, key="plan_minutes")
        st.segmented_control(
            t("plan.lang"),
            langs,
            key="plan_lang",
            required=True,
            format_func=lambda one: services.texts(one)("meta.name"),
        )
        st.number_input(t("plan.retention"), 1, _longest(), key="plan_retention")
        st.checkbox(t("plan.ask_text"), key="plan_ask_text")
        st.checkbox(t("plan.shared"), key="plan_shared")
        st.text_input(t("plan.split"), key="plan_split", max_chars=40, placeholder=t("plan.split_hint"))
        st.caption(t("plan.split_text", n=state.instrument().constants.group.full_v))
        if services.settings().sign_in:  # only then is there somebody who may see the overview
            st.text_input(t("plan.unit"), key="plan_unit", max_chars=120)
            st.checkbox(t("plan.overview"), key="plan_overview")
            st.caption(t("plan.overview_text"))
        st.form_submit_button(label, type="primary", on_click=act, args=args)


def _fill(plan: Plan) -> None:
    """Gives each field its first value."""
    langs = services.languages()
    for key, value in {
        "title": plan.title,
        "expected": plan.expected,
        "minutes": plan.minutes,
        "lang": plan.lang if plan.lang in langs else state.lang(),
        "retention": min(plan.retention_days, _longest()),
        "ask_text": plan.ask_text,
        "shared": plan.shared_devices,
        "split": plan.split or "",
        "unit": plan.unit,
        "overview": plan.overview,
    }.items():
        state.seed(f"plan_{key}", value)


def _longest() -> int:
    return services.settings().workshop_retention_days


def _told(problems: tuple[PlanProblem, ...]) -> None:
    t = state.texts()
    for one in problems:
        if one.blocking:
            st.warning(t(f"plan.problem.{one.code}"))
    if any(one.code == "under_five" for one in problems):
        st.markdown(t("plan.paper"))


def given() -> Plan:
    """The plan as the form holds it."""
    held = st.session_state
    return Plan(
        title=str(held["plan_title"] or "").strip(),
        lang=str(held["plan_lang"]),
        expected=int(held["plan_expected"] or 0),
        minutes=int(held["plan_minutes"] or 0),
        shared_devices=bool(held["plan_shared"]),
        split=str(held["plan_split"] or "").strip() or None,
        ask_text=bool(held["plan_ask_text"]),
        retention_days=int(held["plan_retention"] or 0),
        organisation=_organisation(str(held["plan_lang"])),
        unit=str(held.get("plan_unit") or "").strip(),
        overview=bool(held.get("plan_overview")),
    )


def _organisation(lang: str) -> tuple[str, ...]:
    """Who is responsible, for the join page, from TILLIT_ORG_FILE."""
    t, told = services.texts(lang), organisation(services.settings().org_file)
    return tuple(f"{t(f'privacy.{key}')}: {told[key]}"[:300] for key in _PARTICULARS if key in told)
