"""Makes the parts of a reply from excerpts, anchors and texts."""

from __future__ import annotations

from collections.abc import Iterator

from assessment import Anchor
from dialogue.library import Library, Speech
from dialogue.reply import Part
from retrieval import Excerpt, Passage, stands

_MODEL = ("004", 126, 134)  # instrument.md 4.1: only this model needs its own words
_SIDES = {"for": "for", "critical": "against"}
_CRITIC = "002"  # this source tells the view it criticises in words of its own
RAW = "utf-8"


def side_of(voice: str) -> str | None:
    """The side a voice stands on, seen from trust-based steering; None for both or neither."""
    return _SIDES.get(voice)


def lead(key: str, speech: Speech, side: str | None = None, **values: object) -> Part:
    """Words that lead something in."""
    return Part("lead", speech.texts(f"reply.{key}", **values), side=side)


def note(key: str, speech: Speech, **values: object) -> Part:
    """A remark in our own words."""
    return Part("note", speech.texts(f"reply.{key}", **values))


def quoted(one: Excerpt, speech: Speech, side: str | None = None, *, near: bool = False) -> Iterator[Part]:
    """An excerpt after the words that say what kind of evidence it is."""
    if one.column and one.voice == "for":
        yield lead("told_by_critic", speech, side, column=one.column)
    else:
        words = evidence_words(one.kind, one.source, (one.first, one.last), speech)
        if words:
            yield Part("lead", words, side=side, passage=one.passage)
    yield Part(
        "quote",
        one.text,
        side=side,
        source=one.source,
        lines=(one.first, one.last),
        evidence=one.kind,
        voice="critical" if one.source == _CRITIC and one.column else one.voice,
        passage=one.passage,
        near=near,
    )


def anchored(anchor: Anchor, library: Library, speech: Speech) -> Iterator[Part]:
    """The quote of an anchor after the words that say what kind of evidence it is; nothing if it has gaps."""
    source = library.sources[anchor.source]
    if not stands(anchor.quote, source.path.read_text(encoding=RAW), anchor.quote_lines):
        return
    side = anchor.side if anchor.side in {"for", "against"} else None
    passage = library.passage_of(anchor)
    words = evidence_words(anchor.kind, anchor.source, anchor.lines, speech)
    if speech.lang != source.language:
        words = speech.texts("reply.our_heading", title=anchor.title, words=words)
    yield Part("lead", words, side=side, passage=passage.id if passage else "")
    yield Part(
        "quote",
        anchor.quote,
        side=side,
        source=anchor.source,
        lines=anchor.quote_lines,
        evidence=anchor.kind,
        voice=passage.voice if passage else source.voice,
        passage=passage.id if passage else "",
    )


def evidence_words(kind: str, source: str, lines: tuple[int, int], speech: Speech) -> str:
    """The sentence form of an evidence kind (instrument.md 4.1); empty where there is none."""
    wording = speech.instrument.wording
    where, first, last = _MODEL
    wide = f"evidence.{kind}.sentence_model"
    if source == where and first <= lines[0] and lines[1] <= last and wording.has(wide):
        return wording.get(wide)
    key = f"evidence.{kind}.sentence"
    return wording.get(key) if wording.has(key) else ""


def unknown(anchor_id: str, library: Library, speech: Speech) -> Part:
    """What is not known, in our words, with the anchor it rests on."""
    anchor = next(one for one in speech.instrument.anchors if one.id == anchor_id)
    passage: Passage | None = library.passage_of(anchor)
    return Part(
        "unknown",
        speech.texts(f"reply.unknown.{anchor_id}"),
        source=anchor.source,
        lines=anchor.quote_lines,
        evidence=anchor.kind,
        voice=passage.voice if passage else "",
        passage=passage.id if passage else "",
    )
