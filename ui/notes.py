"""Free text in the walk: reflections that are echoed and editable, and terms explained on demand."""

import html

import streamlit as st

from assessment import Answers, Reflection
from dialogue import Step
from retrieval import Concept
from ui import care, frame, services, state
from ui.modules import saving

_MAX_CHARS = 10_000


def text_of(answers: Answers, ref: str) -> str:
    """The reflection written at a card, or an empty text."""
    return next((note.text for note in answers.reflections if note.ref == ref), "")


def written(step: Step, answers: Answers) -> list[Reflection]:
    """The reflections that belong to a summary's block, in the order of the instrument."""
    pairs = {f"pair{state.instrument().scales[code].pair}" for code in step.scales}
    return [note for note in answers.reflections if note.text and note.ref in {*pairs, *step.scales}]


def area(label: str, ref: str, stored: str, field: str = "reflections", longest: int = _MAX_CHARS) -> None:
    """A text field that is saved when it is left; empty deletes."""
    key = f"text:{ref}"
    text = st.text_area(
        label,
        state.initial(key, care.waiting(ref) or stored),
        key=key,
        max_chars=longest,
        on_change=_written,
        args=(field, ref),
        height=96,
    )
    if state.unsaved(key, text) and not care.held(ref):  # its saving failed, or the server was away
        _written(field, ref)
    care.said(ref, text or "")
    if care.held(ref):
        _hold(field, ref)


def _hold(field: str, ref: str) -> None:
    """What can be done with a text that is not saved yet."""
    t = state.texts()
    with st.container(horizontal=True, gap="small", key=f"care_{ref}".replace("-", "_")):
        st.button(t("care.save_anyway"), key=f"care_save:{ref}", on_click=_accepted, args=(field, ref))
        if not care.changing(ref):
            change = t("care.change")
            st.button(change, key=f"care_change:{ref}", type="tertiary", on_click=care.change, args=(ref,))


def _accepted(field: str, ref: str) -> None:
    care.accept(ref)
    _written(field, ref)


def _written(field: str, ref: str) -> None:
    key = f"text:{ref}"
    text = str(st.session_state.get(key) or "")
    if state.unsaved(key, text) and not care.may_save(ref, text):
        return
    ticked = bool(st.session_state.get(f"include:{ref}", False))
    note = {"text": text, "in_report": ticked} if text else None
    if field == "modules":
        saved = saving.save_text(ref, text)
    elif field == "opening":
        saved = state.save("opening", "", text)
    else:
        saved = state.save("reflections", ref, note)
    if saved:
        state.note_stored(key, text)


def folded(step: Step, answers: Answers) -> None:
    """A quiet place to write a thought at any card."""
    ref = f"pair{step.pair}" if step.pair else step.id
    with st.expander(state.texts()("walk.note.open")):
        area(state.texts()("walk.note.label"), ref, text_of(answers, ref))


def echoed(note: Reflection) -> None:
    """A reflection shown again word for word, editable, with its own tick for the report."""
    t = state.texts()
    where = html.escape(t("walk.note.you_wrote", where=place_name(note.ref)))
    text = html.escape(note.text).replace("\n", "<br>")
    st.html(f'<div class="tt-own"><p class="tt-where">{where}</p><p>{text}</p></div>')
    with st.expander(t("walk.note.change", where=place_name(note.ref))):
        area(t("walk.note.label"), note.ref, note.text)
        _tick(note.ref, note.in_report)


def include(ref: str, answers: Answers) -> None:
    """The tick for the report beside a reflection that has been written."""
    note = next((note for note in answers.reflections if note.ref == ref and note.text), None)
    if note is not None:
        _tick(ref, note.in_report)


def _tick(ref: str, ticked: bool) -> None:  # noqa: FBT001  # a stored value, not a switch
    key = f"include:{ref}"
    state.seed(key, ticked)
    st.checkbox(state.texts()("walk.note.include"), key=key, on_change=_written, args=("reflections", ref))


def place_name(ref: str) -> str:
    """The name of the card a reflection was written at."""
    instrument, t = state.instrument(), state.texts()
    if ref.startswith("pair") and ref[4:].isdigit():
        return t("walk.place.pair", n=ref[4:])
    return instrument.scales[ref].name if ref in instrument.scales else t("walk.place.summary")


def terms(place: str, keys: tuple[str, ...]) -> None:
    """Buttons that explain a term in the conversation and leave the card as it is."""
    concepts, t = services.concepts(state.lang()), state.texts()
    known = [key for key in dict.fromkeys(keys) if key in concepts]
    if not known:
        return
    with st.container(horizontal=True, gap="small", key=f"terms_{place}"):
        for key in known:
            label = t("walk.term.ask", term=_inside(concepts[key].term))
            st.button(label, key=f"term:{place}:{key}", type="tertiary", on_click=_asked, args=(place, key))
    asked_at, key = st.session_state.get("_term") or ("", "")
    if asked_at == place and key in concepts:
        _explained(place, concepts[key])


def _inside(term: str) -> str:
    """A term as it is written inside a sentence; abbreviations keep their capitals."""
    return term[:1].lower() + term[1:] if term[1:2].islower() else term


def _asked(place: str, key: str) -> None:
    again = st.session_state.get("_term") == (place, key)
    st.session_state["_term"] = None if again else (place, key)


def _explained(place: str, concept: Concept) -> None:
    """The answer to a question about a term, as a turn of the conversation with its source."""
    t = state.texts()
    with st.chat_message("user", avatar=":material/person:"):
        st.markdown(t("walk.term.ask", term=_inside(concept.term)))
    with st.chat_message("assistant", avatar=":material/forum:"):
        ours = f" *{t('walk.term.ours')}*" if concept.ours else ""
        st.markdown(f"{concept.definition}{ours}")
        frame.links((f"/ord?begrepp={concept.key}", t("walk.term.more")))
        close = t("walk.term.close")
        st.button(close, key=f"close:{place}", type="tertiary", on_click=_asked, args=(place, concept.key))
