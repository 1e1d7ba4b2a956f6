"""What the person asked the sources and wants in the report: questions, quotes, where they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessment import Turn
from dialogue import Part, Reply, from_record
from report.material import Material
from retrieval import Citation, Source, stands

_PROFILE = "ask_profile"  # its notes repeat answers and own words, which have their own ticks
_CITED = frozenset({"quote", "unknown"})


@dataclass(frozen=True)
class Said:
    """One piece of an answer.

    Attributes:
        kind: `text` (our words), `quote` or `unknown`.
        text: its words.
        lead: words that lead a quote in, or empty.
        side: which side it stands on, in words, or empty.
        place: where it stands, what kind of evidence it is and whose voice, in words; or empty.
    """

    kind: str
    text: str
    lead: str = ""
    side: str = ""
    place: str = ""


@dataclass(frozen=True)
class Asked:
    """A question with its answer, as it was given."""

    question: str
    said: tuple[Said, ...]


def asked(material: Material) -> tuple[Asked, ...]:
    """The questions ticked for the report, oldest first; quotes only if they stand in their source."""
    raws: dict[str, str] = {}
    found = []
    for turn in material.answers.conversation:
        reply = _reply(turn, material.shelf.sources, raws) if turn.in_report else None
        if reply is not None:
            found.append(Asked(reply.question, tuple(_said(reply, material))))
    return tuple(found)


def _reply(turn: Turn, sources: Mapping[str, Source], raws: dict[str, str]) -> Reply | None:
    def there(part: Part) -> bool:
        source = sources.get(part.source)
        if source is None or part.lines is None or part.kind not in _CITED:
            return False
        raw = raws.setdefault(source.code, source.path.read_text(encoding="utf-8"))
        if part.kind == "quote":
            return bool(part.text.strip()) and stands(part.text, raw, part.lines)
        return part.lines[1] <= raw.count("\n") + 1

    return from_record(turn.reply, there)


def _said(reply: Reply, material: Material) -> Iterator[Said]:
    """The pieces in order; what leads a quote in goes with it, what was offered to go on with is left out."""
    lead = None
    for part in reply.parts:
        joins = lead is not None and part.kind == "quote" and lead.side == part.side
        if lead is not None and not joins:
            yield Said("text", lead.text)
        words = lead.text if lead is not None and joins else ""
        lead = part if part.kind == "lead" else None
        if part.kind in _CITED:
            yield _cited(part, words, material)
        elif part.kind == "note" and _told(part, reply, material):
            yield Said("text", part.text)


def _told(part: Part, reply: Reply, material: Material) -> bool:
    """Whether a note is for paper: not one about own answers, a model's sentences, or what may be meant."""
    return reply.intent != _PROFILE and not reply.model and part.text != material.texts("reply.meant")


def _cited(part: Part, lead: str, material: Material) -> Said:
    texts, wording = material.texts, material.instrument.wording
    source = material.shelf.sources[part.source]
    first, last = part.lines or (1, 1)
    place = Citation(
        source.code, source.short, source.title, source.author, source.year, first, last, start=0, end=0
    )
    words = [place.short(texts("report.row"), texts("report.rows"))]
    if part.kind == "quote" and wording.has(f"evidence.{part.evidence}.label"):
        words.append(wording.get(f"evidence.{part.evidence}.label").lower())
    if part.kind == "quote" and texts.has(f"report.voice.{part.voice}"):
        words.append(texts(f"report.voice.{part.voice}"))
    side = texts(f"report.cards.{part.side}") if part.side else ""
    return Said(part.kind, part.text, lead, side, ", ".join(words))
