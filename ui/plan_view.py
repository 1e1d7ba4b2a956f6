"""The plan drawn: two choices, the steps, the follow-up; each field saved when it is left."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from assessment import (
    MAX_STEPS,
    STATUSES,
    Answers,
    Plan,
    Step,
    day_of,
    follow_up_window,
    marked,
    plan_of,
    with_step,
    without_step,
)
from assessment import score as score_of
from report import calendar, outcome, plan_entries
from ui import care, state

_MAX = 400
_PARTS = ("strengthen", "take_away")
_ICS = "text/calendar"
Change = Callable[[Plan], Plan]
"""What a field does to the plan."""


def stored() -> Plan:
    """The plan as it is stored now."""
    record = state.record()
    return plan_of(record.answers.plan if record else None)


def save(change: Change) -> bool:
    """Stores the plan with one thing changed; says whether it could be done."""
    before = stored()
    after = change(before if before.id else replace(before, id=secrets.token_urlsafe(9)))
    return state.save("plan", "", replace(after, revision=before.revision + 1).to_dict())


def draw(answers: Answers) -> None:
    """The whole plan."""
    t, plan = state.texts(), plan_of(answers.plan)
    wishes = suggestions(answers)
    for key in _PARTS:
        st.header(t(f"report.plan.{key}"), anchor=False)
        kept = getattr(plan, key)
        _text(t(f"report.plan.{key}"), key, kept, t(f"own_plan.{key}_hint"), _set_part(key))
        if not kept and wishes[key]:
            _suggest(key, wishes[key])
    st.header(t("own_plan.steps"), anchor=False)
    if not plan.steps:
        st.markdown(t("own_plan.none"))
    for number, step in enumerate(plan.steps, start=1):
        _step(step, number)
    if len(plan.steps) < MAX_STEPS:
        st.button(t("own_plan.add"), key="plan_add", on_click=_add)
    _follow_up(plan, answers)
    _to_calendar(plan)


def suggestions(answers: Answers) -> dict[str, tuple[str, ...]]:
    """Names of the profile's talk topics by what the person wishes: more to strengthen, less to take away."""
    instrument = state.instrument()
    profile = score_of(instrument, answers)
    topics = [code for code in answers.topics if code in instrument.poles]
    found = topics or [*profile.talk_topics, *profile.wishes]
    less = [code for code in found if (answers.wish(code) or 0) < 0]
    names = {code: instrument.scales[code].name for code in found}
    return {
        "strengthen": tuple(names[code] for code in dict.fromkeys(found) if code not in less),
        "take_away": tuple(names[code] for code in dict.fromkeys(less)),
    }


def _suggest(key: str, names: tuple[str, ...]) -> None:
    with st.container(horizontal=True, gap="small", key=f"plan_suggest_{key}"):
        st.caption(state.texts()("own_plan.own_choice"))
        for name in names:
            st.button(name, key=f"suggest:{key}:{name}", type="tertiary", on_click=_take, args=(key, name))


def _take(key: str, name: str) -> None:
    if save(_set_part(key)(name)):
        state.put(f"plan:{key}", name)


def _set_part(key: str) -> Callable[[str], Change]:
    return lambda text: lambda plan: plan_of({**plan.to_dict(), key: text})


def _set_step(own: str, key: str) -> Callable[[object], Change]:
    """Gives the step as it is stored now one new value; a step that has been removed stays away."""

    def put(value: object) -> Change:
        given: dict[str, Any] = {key: value}

        def change(plan: Plan) -> Plan:
            one = next((step for step in plan.steps if step.id == own), None)
            return plan if one is None else with_step(plan, replace(one, **given))

        return change

    return put


def _text(
    label: str, ref: str, kept: str, hint: str, put: Callable[[str], Change], *, short: bool = False
) -> None:
    """A field of free text; a name or an illness is asked about before it is saved."""
    key, t = f"plan:{ref}", state.texts()
    shown = state.initial(key, care.waiting(key) or kept)
    given: dict[str, Any] = {"key": key, "max_chars": _MAX, "on_change": _written, "args": (key, put)}
    given |= {"placeholder": hint or None, "label_visibility": "collapsed" if ref in _PARTS else "visible"}
    text = st.text_input(label, shown, **given) if short else st.text_area(label, shown, height=80, **given)
    if state.unsaved(key, text) and not care.held(key):  # its saving failed, or the server was away
        _written(key, put)
    care.said(key, text or "")
    if care.held(key):
        again = t("care.save_anyway")
        st.button(again, key=f"care_save:{key}", on_click=_accepted, args=(key, put))


def _accepted(key: str, put: Callable[[str], Change]) -> None:
    care.accept(key)
    _written(key, put)


def _written(key: str, put: Callable[[str], Change]) -> None:
    text = str(st.session_state.get(key) or "").strip()
    if state.unsaved(key, text) and not care.may_save(key, text):
        return
    if save(put(text)):
        state.note_stored(key, st.session_state.get(key))


def _day(label: str, ref: str, kept: date | None, put: Callable[[date | None], Change]) -> None:
    key = f"plan:{ref}"
    st.date_input(
        label,
        state.initial(key, kept),
        key=key,
        format="YYYY-MM-DD",
        on_change=_chosen,
        args=(key, put),
        width=220,
    )


def _chosen(key: str, put: Callable[[date | None], Change]) -> None:
    save(put(st.session_state.get(key)))


def _step(step: Step, number: int) -> None:
    t = state.texts()
    with st.container(key=f"plan_step_{number}"):
        st.subheader(t("report.plan.step", n=number), anchor=False)
        _text(t("own_plan.what"), f"{step.id}:what", step.what, "", _set_step(step.id, "what"))
        who, when = st.columns([2, 1])
        with who:
            hint = t("own_plan.who_hint")
            _text(t("own_plan.who"), f"{step.id}:who", step.who, hint, _set_step(step.id, "who"), short=True)
        with when:
            _day(t("own_plan.when"), f"{step.id}:when", step.when, _set_step(step.id, "when"))
        notice = t("own_plan.notice_hint")
        _text(t("own_plan.notice"), f"{step.id}:notice", step.notice, notice, _set_step(step.id, "notice"))
        if not step.empty:
            tick(step, f"plan:{step.id}:status", save)
        with st.container(horizontal=True, gap="small"):
            if step.when is not None:
                _file(Plan(id=stored().id, steps=(step,), revision=stored().revision), f"ics:{step.id}")
            gone = t("own_plan.remove")
            st.button(gone, key=f"remove:{step.id}", type="tertiary", on_click=_remove, args=(step.id,))


def tick(step: Step, key: str, keep: Callable[[Change], object]) -> None:
    """What became of a step, with the day it was noted; pressing the same again takes it away."""
    t = state.texts()
    st.pills(
        t("own_plan.outcome"),
        STATUSES,
        default=state.initial(key, step.status or None),
        format_func=lambda status: t(f"own_plan.{status}"),
        key=key,
        on_change=_ticked,
        args=(key, step.id, keep),
    )
    if step.status:
        st.caption(outcome(step, t))


def _ticked(key: str, own: str, keep: Callable[[Change], object]) -> None:
    status = str(st.session_state.get(key) or "")
    keep(lambda plan: marked(plan, own, status, state.today()))


def _add() -> None:
    if len(stored().steps) < MAX_STEPS:
        save(lambda plan: with_step(plan, Step(secrets.token_urlsafe(6))))


def _remove(own: str) -> None:
    save(lambda plan: without_step(plan, own))


def _follow_up(plan: Plan, answers: Answers) -> None:
    t, day = state.texts(), day_of(answers) or state.today()
    first, last = follow_up_window(day, state.instrument().constants.group)
    st.header(t("own_plan.follow_title"), anchor=False)
    st.markdown(t("own_plan.follow", first=t.day(first), last=t.day(last)))
    _day(
        t("own_plan.follow_day"), "follow_up", plan.follow_up, lambda day: lambda p: replace(p, follow_up=day)
    )
    if plan.follow_up is not None and plan.follow_up < first:
        st.caption(t("own_plan.early"))


def _set_follow_up(day: date | None) -> Change:
    return lambda plan: replace(plan, follow_up=day)


def _to_calendar(plan: Plan) -> None:
    t = state.texts()
    st.header(t("own_plan.calendar_title"), anchor=False)
    if not plan_entries(plan, t):
        st.markdown(t("own_plan.calendar_none"))
        return
    st.markdown(t("own_plan.calendar"))
    _file(plan, "ics:all", t("own_plan.calendar_get"))


def _file(plan: Plan, key: str, label: str = "") -> None:
    t = state.texts()
    data = calendar(plan_entries(plan, t), t, state.today())
    st.download_button(
        label or t("own_plan.calendar_step"), data, "plan.ics", _ICS, key=key, on_click="ignore"
    )
