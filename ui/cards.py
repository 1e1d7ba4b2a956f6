"""The cards of the walk, drawn: questions as radio groups, labels with needs, summaries, the end."""

from collections.abc import Callable, Mapping

import streamlit as st

from assessment import Answers, Profile, left_out, score
from dialogue import Observation, Step, Walk, observe
from ui import moves, notes, state

_VALUES: tuple[int | str, ...] = (1, 2, 3, 4, 5, "DK", "NR")
_NEEDS: tuple[int | str, ...] = (-2, -1, 0, 1, 2, "DK")
_AGREES = ("ja", "delvis", "nej")
_SENSITIVE = ("kvw", "sc")  # where risks and own health are most likely to be written about


def draw(step: Step, answers: Answers, walk: Walk) -> None:
    """Draws one card."""
    painters: dict[str, Callable[[Step, Answers], None]] = {
        "opening": _opening,
        "context": _context,
        "card": _questions,
        "labels": _labels,
        "summary": _summary,
    }
    with st.container(key=f"card_{step.id}".replace("-", "_")):
        if step.kind == "end":
            _end(answers, walk)
        else:
            painters[step.kind](step, answers)


def _tapped(field: str, code: str) -> None:
    """Saves a tap on one of the core's questions, with its time."""
    key = f"{field}:{code}"
    value = st.session_state.get(key)
    if value is None:
        return
    seconds = state.tick(code)
    timed = [("seconds", code, seconds)] if field == "answers" and seconds is not None else []
    if state.save(field, code, value, *timed):
        state.note_stored(key, value)


def choice(
    field: str,
    code: str,
    label: str,
    options: tuple[int | str, ...],
    names: Mapping[str, str],
    stored: object,
    tapped: Callable[[str, str], None] = _tapped,
) -> None:
    """A question with its choices, saved by `tapped` when one is tapped.

    Args:
        field: where the answer is kept.
        code: the question.
        label: its words.
        options: the values, in presented order.
        names: their labels.
        stored: the value that is stored, or None.
        tapped: saves the value that stands under `field:code`.
    """
    key = f"{field}:{code}"
    shown = state.initial(key, stored)
    value = st.radio(
        label,
        options,
        index=options.index(shown) if shown in options else None,
        key=key,
        format_func=lambda value: names[str(value)],
        horizontal=True,
        on_change=tapped,
        args=(field, code),
    )
    if state.unsaved(key, value):  # a tap whose saving failed or was cut short is saved with the next run
        tapped(field, code)


def _opening(_step: Step, answers: Answers) -> None:
    wording = state.instrument().wording
    st.markdown(wording.get("opening.text"))
    notes.area(wording.get("opening.question"), "opening", answers.opening or "", field="opening")


def _context(step: Step, answers: Answers) -> None:
    st.markdown(state.texts()("walk.context"))
    for code in step.contexts:
        asked = state.instrument().contexts[code]
        options, stored = tuple(asked.options), answers.context.get(code)
        choice("context", code, asked.question, options, asked.options, stored)


def _questions(step: Step, answers: Answers) -> None:
    instrument = state.instrument()
    own = instrument.scales[instrument.items[step.items[0]].scale].referent == "jag"
    st.markdown(
        f"*{instrument.wording.get('instrument.header_manager' if own else 'instrument.header_unit')}*"
    )
    names = instrument.wording.table("values")
    st.session_state.setdefault("_timed", set()).update(answers.seconds)
    for code in step.items:
        choice("answers", code, instrument.items[code].text, _VALUES, names, answers.answers.get(code))
    notes.folded(step, answers)


def _labels(step: Step, answers: Answers) -> None:
    instrument, t = state.instrument(), state.texts()
    names = instrument.wording.table("behov_values")
    tillit, tvivel = (instrument.scales[code] for code in step.poles)
    st.markdown(t("walk.labels", tillit=tillit.name, tvivel=tvivel.name))
    st.markdown(
        t("walk.label_line", name=tillit.name, definition=tillit.definition)
        + "\n"
        + t("walk.label_line", name=tvivel.name, definition=tvivel.definition)
    )
    items = (item for code in step.poles for item in instrument.scales[code].items)
    notes.terms(step.id, tuple(term for item in items for term in instrument.items[item].terms))
    for scale in (tillit, tvivel):
        choice("behov", scale.code, scale.behov, _NEEDS, names, answers.behov.get(scale.code))


def _summary(step: Step, answers: Answers) -> None:
    t = state.texts()
    profile = score(state.instrument(), answers)
    seen = observe(step, state.instrument(), profile)
    st.markdown(describe(seen, profile))
    for note in notes.written(step, answers):
        notes.echoed(note)
    if seen.kind != "too_few":
        names = {value: t(f"walk.agree.{value}") for value in _AGREES}
        choice("summaries", step.id, t("walk.agree.question"), _AGREES, names, answers.summaries.get(step.id))
    if st.session_state.get(f"summaries:{step.id}") in {"delvis", "nej"}:
        notes.area(t("walk.agree.own"), step.id, notes.text_of(answers, step.id))
        notes.include(step.id, answers)
    if step.id in _SENSITIVE:
        st.caption(t("walk.pointer"))


def describe(seen: Observation, profile: Profile) -> str:
    """An observation in words, in the visitor's language."""
    scales, t = state.instrument().scales, state.texts()
    if seen.kind == "often":
        words = [(code, profile.scales[code].word) for code in seen.told]
        return " ".join(t(f"walk.often.{code}", word=t(f"walk.often.{_key(word)}")) for code, word in words)
    high = scales[seen.high].name if seen.high else ""
    low = scales[seen.low].name if seen.low else ""
    return t(f"walk.observe.{seen.kind}", high=high, low=low, n=seen.pair or 0)


def _key(word: str | None) -> str:
    return (word or "mellan").replace(" ", "_")


def _end(answers: Answers, walk: Walk) -> None:
    instrument, t = state.instrument(), state.texts()
    missing = left_out(instrument, answers)
    if answers.opening:
        st.markdown(t("walk.end.opening"))
        st.text(answers.opening)
    st.markdown(t("walk.end.done") if not missing else t("walk.end.left", n=len(missing)))
    for card in dict.fromkeys(walk.card_of(code).id for code in missing):
        count = sum(walk.card_of(code).id == card for code in missing)
        label = t("walk.end.back", what=moves.title(walk.step(card)), n=count)
        st.button(label, key=f"left:{card}", on_click=moves.go, args=(card,), type="tertiary")


def line(step: Step, answers: Answers, walk: Walk) -> str:
    """The app's one short line above a card."""
    t = state.texts()
    if step.kind == "card" and step.pair is None:
        return t(f"walk.line.{step.id}")
    before = walk.before(step)
    noted = (
        before.asks > 0 and moves.answered(before, answers) == before.asks and walk.steps.index(step) % 3 == 0
    )
    return (t("walk.noted") + " " if noted else "") + t(f"walk.line.{step.kind}", n=step.pair or 0)
