"""An answer written by a language model: only where one is set, and only after the person has agreed."""

import html
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import streamlit as st

from dialogue import Part, Reply
from retrieval import Dropped, Ended, Passage, Sentence, Writer, WriterError, rewrite_query, write_answer
from ui import services, state

_AGREED, _TRIED, _FELL = "_model_agreed", "_model_tried", "_model_fell"
_SOURCES, _PROFILE = "ask_sources", "ask_profile"
_HITS = 6
_REWRITE_SHARE = 0.25  # of the time there is, for finding better search words


def there() -> bool:
    """Whether a language model is set."""
    return bool(services.settings().llm_model)


def who() -> str:
    """Who gets what is sent."""
    return services.settings().llm_shown


def notice() -> None:
    """Says who would get the text and asks once a session; later a quiet way to change one's mind."""
    if not there():
        return
    t, name, agreed = state.texts(), who(), st.session_state.get(_AGREED)
    if agreed is None:
        st.html(f'<p class="tt-note">{html.escape(t("model.notice", name=name))}</p>')
        with st.container(horizontal=True, gap="small", key="model_ask"):
            st.button(t("model.agree"), key="model_yes", on_click=_agree, args=(True,))
            st.button(t("model.decline"), key="model_no", type="tertiary", on_click=_agree, args=(False,))
        return
    with st.container(horizontal=True, gap="small", key="model_state"):
        st.caption(t("model.on" if agreed else "model.off", name=name))
        label = t("model.turn_off" if agreed else "model.turn_on")
        st.button(label, key="model_turn", type="tertiary", on_click=_agree, args=(not agreed,))


def _agree(yes: bool) -> None:  # noqa: FBT001  # what was pressed
    st.session_state[_AGREED] = yes


def wanted(reply: Reply, name: str, *, care: bool) -> bool:
    """Whether the model is to write on this answer now.

    Args:
        reply: the answer without a model.
        name: the exchange's own name in this session.
        care: whether the question may hold what should not leave the machine.
    """
    tried = name in st.session_state.get(_TRIED, set())
    plain = reply.intent == _SOURCES and not (reply.abstained or reply.refused or care)
    return there() and plain and not tried and st.session_state.get(_AGREED) is True


def may_ask_profile(reply: Reply, name: str, *, care: bool) -> bool:
    """Whether the person may be asked to send their own answers with a question about the profile."""
    tried = name in st.session_state.get(_TRIED, set())
    asked = reply.intent == _PROFILE and not (reply.abstained or reply.refused or care)
    return there() and asked and not tried and st.session_state.get(_AGREED) is True


def write(reply: Reply, name: str, *, own: bool = False) -> Reply:
    """Lets the model write, shows each sentence once it is checked, and gives the whole answer.

    Args:
        reply: the answer without a model; what is given back when the model's does not stand.
        name: the exchange's own name in this session.
        own: send what is said of the person's own answers too; only after a yes to this very question.
    """
    st.session_state.setdefault(_TRIED, set()).add(name)
    settings, t = services.settings(), state.texts()
    slot = st.empty()
    claims: list[Part] = []
    ended = Ended("error")
    try:
        for one in _stream(reply, services.writer(), settings.llm_deadline_s, own=own):
            if isinstance(one, Sentence):
                claims.append(_claim(one))
                slot.html("".join(f"<p>{html.escape(part.text)}</p>" for part in claims))
            elif isinstance(one, Ended):
                ended = one
    except WriterError:
        ended = Ended("error")
    slot.empty()
    if not ended.stands or not claims:
        why = f"model.fell.{ended.reason}"
        st.session_state.setdefault(_FELL, {})[name] = t(why if t.has(why) else "model.fell.error")
        return reply
    parts = _with_claims(reply, claims)
    return replace(
        reply,
        parts=parts,
        model=who(),
        quotes_found=ended.quotes_found,
        quotes_made=ended.quotes_made,
    )


def fell(name: str) -> str:
    """Why the model's answer does not stand, in words; empty where it does or none was asked for."""
    return str(st.session_state.get(_FELL, {}).get(name, ""))


def _stream(
    reply: Reply, writer: Writer, deadline_s: float, *, own: bool
) -> Iterator[Sentence | Dropped | Ended]:
    end = time.monotonic() + deadline_s
    passages = _cited(reply) if own else _found(reply.question, writer, deadline_s)
    told = [part.text for part in reply.parts if part.kind == "note"] if own else []
    left = max(0.0, end - time.monotonic())
    yield from write_answer(reply.question, passages, writer, left, state.lang(), told)


def _found(question: str, writer: Writer, deadline_s: float) -> list[Passage]:
    """The passages the question finds, then those its words in the sources' terms find."""
    searcher = services.searcher().searcher
    hits = list(searcher.both_sides(question, _HITS).hits)
    words = rewrite_query(question, writer, deadline_s * _REWRITE_SHARE, state.lang())
    if words:
        hits += searcher.both_sides(words, _HITS).hits
    return list({hit.passage.id: hit.passage for hit in hits}.values())[: _HITS + 2]


def _cited(reply: Reply) -> list[Passage]:
    passages = services.library().passages
    return [passages[one] for one in dict.fromkeys(part.passage for part in reply.parts) if one in passages]


def _claim(one: Sentence) -> Part:
    first = one.passages[0]
    return Part(
        "claim",
        one.text,
        source=first.source,
        lines=(first.first, first.last),
        evidence=first.kind,
        voice=first.voice,
        passage=first.id,
    )


def _with_claims(reply: Reply, claims: Sequence[Part]) -> tuple[Part, ...]:
    """The written sentences first, under words that say who wrote them, then the sources' own."""
    t = state.texts()
    lead = Part("note", t("model.wrote", name=who()))
    return (lead, *claims, *reply.parts)


def said(name: str) -> None:
    """Says that the answer is one without a model, where one was asked for."""
    why = fell(name)
    if why:
        st.html(f'<p class="tt-where" role="status">{html.escape(why)}</p>')
