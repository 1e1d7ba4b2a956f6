"""The parts of the findings: frozen, already worded in the chosen language, numbers raw and as shown."""

from dataclasses import dataclass

from report.asked import Asked
from report.cited import NO_SIDES, Passage, Sides, SourceLine
from report.follow_parts import ChangeFinding, PlanFinding
from report.module_parts import ModuleFinding


@dataclass(frozen=True)
class Reading:
    """One scale as it is shown; score, low, high and target are unrounded, 0-100, None without a score.

    Attributes:
        code: Scale code.
        name: Label shown.
        definition: Our reading of it, one sentence.
        shown: Whole number, or words that say that a score is missing.
        low, high: Ends of the band.
        band: "58–83", or empty.
        word: Frequency word, or empty.
        status, status_text: beraknad, preliminar or saknas, and the same in words.
        answered: "2 av 2 frågor".
        notes: What else must be said: answers pull apart, who knows, what the missing answer may mean.
        sides: Passages for and against.
        wish: The wish in words, empty without one (poles only).
        target: Where the arrow of the wish ends, None without an arrow (poles only).
        d: The wish, -2 to 2, None without one (poles only).
    """

    code: str
    name: str
    definition: str
    score: float | None
    shown: str
    low: float | None
    high: float | None
    band: str
    word: str
    status: str
    status_text: str
    answered: str
    notes: tuple[str, ...] = ()
    sides: Sides = NO_SIDES
    wish: str = ""
    target: float | None = None
    d: int | None = None


@dataclass(frozen=True)
class PairFinding:
    """One pair: two poles, measured separately.

    Attributes:
        number, name: 1-6, and the pair's name.
        tillit, tvivel: The poles.
        pair_class: Code of the class, None when a pole has no score.
        class_text: The class in words, or which part is missing.
        lean: tillit, tvivel or None.
        lean_text: The lean in words, for the table; empty without one.
        preliminary: A part is preliminary.
    """

    number: int
    name: str
    tillit: Reading
    tvivel: Reading
    pair_class: str | None
    class_text: str
    lean: str | None
    lean_text: str
    preliminary: bool


@dataclass(frozen=True)
class Echo:
    """Own words, word for word, with the place they were written at."""

    ref: str
    where: str
    text: str
    in_report: bool


@dataclass(frozen=True)
class Correction:
    """What the person said about a block's picture when the answer was no or in part.

    Attributes:
        block, answer: Id of the summary (pairs1-3, pairs4-6, kvw or sc), and nej or delvis.
        sentence: What stands first in the block's text.
        own: The person's own words on the block.
    """

    block: str
    answer: str
    sentence: str
    own: tuple[Echo, ...]


@dataclass(frozen=True)
class OwnWords:
    """The person's own words: the opening answer, the aims, the reflections, the corrections."""

    opening_question: str
    opening: str
    reflections: tuple[Echo, ...]
    corrections: tuple[Correction, ...]
    aims: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class Figure:
    """What stands round a chart and instead of it.

    Attributes:
        key: six_pairs, six_rows, chain, room or support.
        title: Heading of the figure.
        says: One sentence above that says what it shows.
        alt: Text alternative.
        header, rows: The table behind it, as shown.
        drawn: Whether there is any mark to draw; without one the words say it better.
    """

    key: str
    title: str
    says: str
    alt: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    drawn: bool


@dataclass(frozen=True)
class Block:
    """A part of the profile: corrections first, then what the figure may mean, then what to bear in mind."""

    title: str
    corrections: tuple[Correction, ...]
    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    figures: tuple[Figure, ...]
    sides: Sides = NO_SIDES
    caption: str = ""


@dataclass(frozen=True)
class Chain:
    """Kunna, vilja, våga; weakest is the named link's code, or None."""

    links: tuple[Reading, ...]
    weakest: str | None
    label: str


@dataclass(frozen=True)
class Room:
    """Room (H) and foundation (T), 0-100 with half band widths, None when a part is missing."""

    h: float | None
    t: float | None
    u_h: float | None
    u_t: float | None
    name: str
    preliminary: bool


@dataclass(frozen=True)
class Card:
    """A typbild that is shown."""

    code: str
    name: str
    answered: str
    meaning: str
    try_first: str
    questions: tuple[str, ...]
    risk: str
    unknown: str
    against_own: str
    sides: Sides


@dataclass(frozen=True)
class Question:
    """An interaction rule that holds: a question with its passages. code is N1 ... N5 or N6:3."""

    code: str
    text: str
    sides: Sides


@dataclass(frozen=True)
class Topic:
    """Something to talk about, by the person's own wish."""

    code: str
    name: str
    pair: str
    sentence: str
    sides: Sides
    chosen: bool


@dataclass(frozen=True)
class Flag:
    """A neutral remark on how the answers were given."""

    code: str
    text: str


@dataclass(frozen=True)
class Findings:
    """The one object that screen, PDF and command line show; parts in the order of instrument.md 6.1."""

    lang: str
    version: str
    instrument_name: str
    one_view: str
    coverage: str
    own_words: OwnWords
    pairs: tuple[PairFinding, ...]
    pairs_block: Block
    chain: Chain
    chain_block: Block
    room: Room
    room_block: Block
    support: tuple[Reading, ...]
    support_block: Block
    cards: tuple[Card, ...]
    cards_text: str
    near: tuple[str, ...]
    near_text: str
    closing: str
    topics: tuple[Topic, ...]
    topics_text: str
    rules: tuple[Question, ...]
    questions: tuple[str, ...]
    limits: tuple[str, ...]
    flags: tuple[Flag, ...]
    unknown: tuple[Passage, ...]
    citations: tuple[Passage, ...]
    sources: tuple[SourceLine, ...]
    asked: tuple[Asked, ...] = ()
    plan: PlanFinding | None = None
    change: ChangeFinding | None = None
    modules: tuple[ModuleFinding, ...] = ()
