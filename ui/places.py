"""Where a quote stands: the address of the page that shows it in its surroundings, and back from it."""

import re
from collections.abc import Mapping
from contextlib import suppress

from dialogue import Part
from retrieval import Passage, PassageError, Span, find_quote, make_span, span_of_lines
from ui import services, state
from ui.way_back import WAY

PAGE = "ui/pages/passage.py"
SOURCE, STRETCH, ANCHOR, LINES = "k", "d", "a", "r"
_STRETCH = re.compile(r"(\d{1,7})-(\d{1,7})")
_LINES = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


def query_of(part: Part) -> dict[str, str]:
    """What follows the page's address for a part that cites; empty where there is nothing to show."""
    if part.kind == "unknown":
        return _of_anchor(part)
    text = services.library().running.get(part.source)
    if text is None or part.lines is None:
        return {}
    if part.kind == "quote":
        span = find_quote(text, part.text, part.lines)
        return {SOURCE: part.source, STRETCH: f"{span.start}-{span.end}"} if span else {}
    passage = services.library().passages.get(part.passage)
    if passage is None or not passage.stretches:
        return {}
    start, end = passage.stretches[0]
    return {SOURCE: part.source, STRETCH: f"{start}-{end}"}


def _of_anchor(part: Part) -> dict[str, str]:
    anchors = state.instrument().anchors
    held = (one.id for one in anchors if (one.source, one.quote_lines) == (part.source, part.lines))
    found = next(held, None)
    return {ANCHOR: found} if found else {}


def stretch_of(query: Mapping[str, str]) -> tuple[str, Span] | None:
    """The source and the stretch that an address names, or None where nothing may be shown there."""
    text = services.library().running.get(query.get(SOURCE, ""))
    found = _STRETCH.fullmatch(query.get(STRETCH, ""))
    if text is None or found is None:
        return None
    with suppress(PassageError):
        return text.source.code, make_span(text, int(found[1]), int(found[2]))
    return None


def lines_of(query: Mapping[str, str]) -> tuple[str, Span] | None:
    """The source and the stretch on the lines that an address names (k=004&r=59-66), or None."""
    text = services.library().running.get(query.get(SOURCE, ""))
    found = _LINES.fullmatch(query.get(LINES, ""))
    if text is None or found is None:
        return None
    with suppress(PassageError):
        return text.source.code, span_of_lines(text, int(found[1]), int(found[2] or found[1]))
    return None


def link_to(ref: str, way: str) -> str:
    """The address that shows the lines of a reference ("004:59-66"), with the page to come back to."""
    source, _, lines = ref.partition(":")
    return f"/kalla?{SOURCE}={source}&{LINES}={lines}&{WAY}={way}"


def passage_at(source: str, span: Span) -> Passage | None:
    """The passage in which most of a stretch stands."""
    best, most = None, 0
    for one in services.library().searcher.passages:
        if one.source == source:
            shared = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in one.stretches)
            if shared > most:
                best, most = one, shared
    return best


def stands(part: Part) -> bool:
    """Whether what a part cites is there: a quote word for word, anything else by its lines."""
    if part.kind == "quote":
        return bool(query_of(part))
    text = services.library().running.get(part.source)
    return text is not None and part.lines is not None and part.lines[1] <= len(text.line_starts)
