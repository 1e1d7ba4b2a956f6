"""Free text looked at before it is saved: what warns gently, and who can help with the rest."""

import html
from collections.abc import Iterable
from functools import lru_cache

import streamlit as st

from dialogue import SafetyRules, find_risks, load_safety
from ui import documents, state

_WARN, _POINT = "warn", "point"
_HELD, _ACCEPTED, _CHANGING = "_care_held", "_care_accepted", "_care_changing"


@lru_cache(maxsize=1)
def _rules() -> SafetyRules:
    """What is looked for; read once, without opening the search as the conversation does."""
    return load_safety()


def kinds_in(text: str, response: str) -> list[str]:
    """The kinds of risk in a text that get this response, the most urgent first."""
    rules = _rules()
    found = (risk.kind for risk in find_risks(text, rules))
    return [kind for kind in dict.fromkeys(found) if rules.kinds[kind].response == response]


def may_save(ref: str, text: str) -> bool:
    """Whether a text may be saved at once; else it is held until the person says so."""
    held = st.session_state.setdefault(_HELD, {})
    warned = bool(text) and text not in _accepted(ref) and bool(kinds_in(text, _WARN))
    st.session_state.setdefault(_CHANGING, set()).discard(ref)
    if warned:
        held[ref] = text
    else:
        held.pop(ref, None)
    return not warned


def held(ref: str) -> bool:
    """Whether a text is held and waits for the person."""
    return ref in st.session_state.get(_HELD, {})


def waiting(ref: str) -> str:
    """The text that is held, so that it is there again when the person comes back to its card."""
    return str(st.session_state.get(_HELD, {}).get(ref, ""))


def accept(ref: str) -> None:
    """The person wants the text saved as it is."""
    _accepted(ref).add(st.session_state[_HELD].pop(ref, ""))


def change(ref: str) -> None:
    """The person wants to change the text first."""
    st.session_state.setdefault(_CHANGING, set()).add(ref)


def _accepted(ref: str) -> set[str]:
    found: set[str] = st.session_state.setdefault(_ACCEPTED, {}).setdefault(ref, set())
    return found


def said(ref: str, text: str) -> None:
    """Says what there is to say about a text under its field, before its buttons."""
    if held(ref):
        t = state.texts()
        changing = ref in st.session_state.get(_CHANGING, set())
        words = [t("care.changing")] if changing else [*_words(kinds_in(text, _WARN)), t("care.not_saved")]
        _note(words)
    pointed = kinds_in(text, _POINT) if text else []
    if pointed:
        _note([*_words(pointed), *_pointers(pointed)])


def changing(ref: str) -> bool:
    """Whether the person has said that the text is to be changed."""
    return ref in st.session_state.get(_CHANGING, set())


def _words(kinds: Iterable[str]) -> list[str]:
    """What is said of each kind, once."""
    t = state.texts()
    return list(
        dict.fromkeys(t(f"safety.{kind}") if t.has(f"safety.{kind}") else t("care.general") for kind in kinds)
    )


def _pointers(kinds: Iterable[str]) -> list[str]:
    """Who can help, with the organisation's own particulars where they are known."""
    t, rules = state.texts(), _rules()
    names = dict.fromkeys(name for kind in kinds for name in rules.kinds[kind].pointers)
    found = [t(f"safety.pointer.{name}") for name in names if t.has(f"safety.pointer.{name}")]
    return [*(found or [t("walk.pointer")]), *documents.helpers()]


def _note(words: Iterable[str]) -> None:
    body = "".join(f"<p>{html.escape(one)}</p>" for one in words)
    st.html(f'<div class="tt-note" role="status">{body}</div>')
