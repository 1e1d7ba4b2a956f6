"""The follow-up drawn: the next round, what became of the steps, the yardstick, what has changed."""

import html
from collections.abc import Callable

import streamlit as st

from assessment import Answers, Plan, compare_rounds, day_of, follow_up_window, plan_of, progress
from report import ChangeFinding, change_finding, change_rows, round_to_compare
from storage import YARDSTICKS, older_answers, rounds_before, write_answers
from ui import frame, plan_view, profile_view, state

_ASKED = "_again_asked"
_SIZES = (("tt-wide", 620), ("tt-narrow", 320))


def draw(answers: Answers) -> None:
    """The whole page: one round so far, or two."""
    earlier = rounds_before(answers, state.instrument())
    if earlier:
        _two(answers, earlier)
    else:
        _one(answers)


def teaser(answers: Answers) -> None:
    """The ways on from the profile: the plan, and what has changed."""
    t = state.texts()
    st.header(t("page.plan"), anchor=False)
    st.markdown(t("own_plan.lead"))
    frame.links(("/plan", t("own_plan.to_plan")), ("/forandring", t("own_plan.to_change")))
    set_aside(answers)


def set_aside(answers: Answers) -> None:
    """Says how many answers are set aside since their questions have changed and are not answered anew."""
    codes = {code for several in older_answers(answers).values() for code in several}
    waiting = [code for code in codes if code not in answers.answers]
    if waiting:
        st.caption(state.texts()("follow.set_aside", n=len(waiting)))


def _one(answers: Answers) -> None:
    t, day = state.texts(), day_of(answers) or state.today()
    st.markdown(t("follow.first"))
    if not answers.answers:
        st.markdown(t("follow.no_answers"))
        frame.link(t("start.begin"), "/svara", primary=True)
        frame.links(("/fil", t("follow.open_file")))
        return
    first, _ = follow_up_window(day, state.instrument().constants.group)
    st.markdown(t("follow.first_day", day=t.day(day), first=t.day(first)))
    again(answers)
    st.markdown(t("follow.again_file"))
    frame.links(("/fil", t("follow.open_file")), ("/plan", t("own_plan.to_plan")))


def again(answers: Answers) -> None:
    """The way to the next round; asks once before it begins."""
    t, day = state.texts(), day_of(answers) or state.today()
    st.header(t("follow.again_title"), anchor=False)
    st.markdown(t("follow.again"))
    if state.today() < follow_up_window(day, state.instrument().constants.group)[0]:
        st.caption(t("follow.again_early"))
    if not st.session_state.get(_ASKED):
        st.button(t("follow.again_button"), key="again", on_click=_ask, args=(True,))
        return
    st.markdown(f"**{t('follow.again_sure')}**")
    with st.container(horizontal=True, gap="small"):
        if st.button(t("follow.again_yes"), key="again_yes", type="primary") and state.begin_again():
            st.session_state.pop(_ASKED, None)
            st.switch_page("ui/pages/walk.py")
        st.button(t("follow.again_no"), key="again_no", type="tertiary", on_click=_ask, args=(False,))


def _ask(yes: bool) -> None:  # noqa: FBT001  # what was pressed
    st.session_state[_ASKED] = yes


def _two(answers: Answers, earlier: tuple[Answers, ...]) -> None:
    t, instrument = state.texts(), state.instrument()
    before = round_to_compare(instrument, earlier, answers) or earlier[-1]
    days = {"before": day_of(before), "after": day_of(answers)}
    st.markdown(t("follow.rounds", **{key: t.day(day) if day else "–" for key, day in days.items()}))
    done = progress(instrument, answers)
    given = sum(answers.value(code) is not None for code in instrument.items)
    if done.next_item is not None:
        st.markdown(t("follow.left", n=done.items_done, of=done.items_total))
        frame.link(t("follow.go_on"), "/svara", primary=True)
    _earlier_plan(before, earlier.index(before))
    obstacle = compare_rounds(instrument, before, answers).obstacle
    if obstacle is not None:
        st.header(t("follow.change_title"), anchor=False)
        _changed(change_finding(instrument, before, answers, t))
    elif given:
        _yardstick(answers)
        if answers.yardstick:
            st.header(t("follow.change_title"), anchor=False)
            _changed(change_finding(instrument, before, answers, t))
    st.header(t("follow.on_title"), anchor=False)
    st.download_button(
        t("follow.earlier_file"),
        write_answers(before),
        f"tillit-{day_of(before) or ''}.json",
        "application/json",
        on_click="ignore",
    )
    frame.links(("/plan", t("follow.next")), ("/profil", t("own_plan.to_profile")))
    first, _ = follow_up_window(days["after"] or state.today(), instrument.constants.group)
    if state.today() >= first:
        again(answers)
    else:
        st.caption(t("follow.next_round", first=t.day(first)))


def _earlier_plan(before: Answers, number: int) -> None:
    """The steps of the earlier plan, each to be ticked off; nothing is said of how it went."""
    t, plan = state.texts(), plan_of(before.plan)
    st.header(t("report.plan.earlier"), anchor=False)
    steps = [step for step in plan.steps if not step.empty]
    if not steps:
        st.markdown(t("follow.steps_none"))
    frame.words([(t(f"report.plan.{key}"), getattr(plan, key)) for key in ("strengthen", "take_away")])
    for step in steps:
        name = html.escape(step.what or t("report.plan.unnamed"))
        st.html(f'<p class="tt-said">{name}</p>')
        plan_view.tick(step, f"earlier:{number}:{step.id}", lambda change: _keep(number, change))


def _keep(number: int, change: Callable[[Plan], Plan]) -> None:
    """Stores the tick in the earlier round it belongs to."""
    record = state.record()
    if record is not None and number < len(record.answers.earlier):
        one = record.answers.earlier[number]
        state.save("earlier", str(number), {**one, "plan": change(plan_of(one.get("plan"))).to_dict()})


def _yardstick(answers: Answers) -> None:
    """The question that comes before any difference (instrument.md 3.11)."""
    t, key = state.texts(), "yardstick"
    st.header(t("follow.before_title"), anchor=False)
    stored = YARDSTICKS.index(answers.yardstick) if answers.yardstick in YARDSTICKS else None
    st.radio(
        t("follow.yardstick"),
        YARDSTICKS,
        index=stored,
        key=key,
        format_func=lambda one: t(f"follow.{one}"),
        on_change=_answered,
    )
    if not answers.yardstick:
        st.caption(t("follow.yardstick_why"))


def _answered() -> None:
    state.save("yardstick", "", st.session_state["yardstick"])


def _changed(found: ChangeFinding) -> None:
    """What has changed, or why nothing is compared."""
    t = state.texts()
    for sentence in filter(None, (found.obstacle, found.yardstick, *found.sentences)):
        st.markdown(sentence)
    if found.rows:
        with st.container(key="figure_change"):
            st.markdown(f"**{t('report.change.figure')}.** {t('report.change.says')}")
            sheets = [(kind, change_rows(found, t, state.theme(), width=width)) for kind, width in _SIZES]
            st.markdown(profile_view.picture(sheets, found.alt), unsafe_allow_html=True)
        with st.expander(t("profile.numbers", figure=t("report.change.figure"))):
            st.html(profile_view.table(t("report.change.figure"), found.header, found.table))
    for note in filter(None, (found.lead, *found.notes)):
        st.caption(note)
