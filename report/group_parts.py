"""The parts of a group's findings: frozen, worded in one language, with nothing that the picture hides."""

from dataclasses import dataclass

from report.cited import Passage, Sides, SourceLine


@dataclass(frozen=True)
class Shown:
    """What is shown of one item or scale; a field that a rule hides is None or empty (instrument.md 3.10).

    Attributes:
        mode: full, band, bands, or none where nothing is shown.
        word: Where the middle lies, in words; empty where nothing is shown.
        spread: Code of the spread (samlad, ganska_samlad, delad), or empty.
        spread_word: The same in words.
        said: One sentence that says all of it.
        band: Code of the band (lag, mellan, hog), or empty.
        v: Valid answers (scales: persons with a score).
        median: Items 1-5, scales 0-100.
        mean: Items only.
        ad: Mean distance to the mean, in the unit of the median.
        rwg: Never under 0; items only.
        two_camps: Items only.
        counts: How many answered 1, 2, 3, 4, 5; items only.
    """

    mode: str
    said: str
    word: str = ""
    spread: str = ""
    spread_word: str = ""
    band: str = ""
    v: int | None = None
    median: float | None = None
    mean: float | None = None
    ad: float | None = None
    rwg: float | None = None
    two_camps: bool | None = None
    counts: tuple[int, ...] = ()


@dataclass(frozen=True)
class GroupItem:
    """One question with what is shown of it.

    Attributes:
        code: Item code.
        text: The question word for word.
        short: A few words for tables.
        scale: Name of the scale it belongs to.
        pole: tillit, tvivel or empty.
        side: The pole in words, or empty.
        reversed: Whether a high answer means a low score.
        shown: What is shown.
    """

    code: str
    text: str
    short: str
    scale: str
    pole: str
    side: str
    reversed: bool
    shown: Shown


@dataclass(frozen=True)
class GroupPair:
    """One pair: two questions, one for each side."""

    number: int
    name: str
    items: tuple[GroupItem, ...]


@dataclass(frozen=True)
class GroupScale:
    """One scale with its questions."""

    code: str
    name: str
    definition: str
    shown: Shown
    items: tuple[GroupItem, ...] = ()


@dataclass(frozen=True)
class GroupGap:
    """The manager's picture beside the group's, where it is reported.

    Attributes:
        word: ljusare, morkare or gruppen_delad.
        said: The sentence.
        g: Points, or None where only the word is shown.
    """

    code: str
    name: str
    word: str
    said: str
    g: float | None = None


@dataclass(frozen=True)
class GroupWish:
    """Something enough people chose; votes is None where only names are shown."""

    code: str
    name: str
    said: str
    votes: int | None = None
    at_least: bool = False


@dataclass(frozen=True)
class GroupSplit:
    """Two parts of the group, question by question; always both."""

    name: str
    others: str
    inside: tuple[GroupItem, ...]
    outside: tuple[GroupItem, ...]


@dataclass(frozen=True)
class GroupChange:
    """What has changed since the round before.

    Attributes:
        lines: Sentences; one that gives the reason when nothing is compared.
        words: (code, name, word) of each scale that is compared.
    """

    lines: tuple[str, ...]
    words: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class GroupTopic:
    """Passages for and against something the group chose, or the named link."""

    code: str
    name: str
    definition: str
    sides: Sides


@dataclass(frozen=True)
class GroupFindings:
    """The one object that screen, PDF, slides and tables of a group show, in the order of instrument.md 6.2.

    Attributes:
        title: What the workshop is called; the facilitator's own words.
        n: Answer sets handed in.
        mode: none, bands or full.
        says: How many, and what therefore is shown.
        order: Where to begin the talk; empty sentences never.
        agreed: Codes of the items to begin with.
        divided: Code of the divided item to go on with, or empty.
        lowest: Code of the named link, or empty.
        change: Since the round before; None in a first round, or before the room has seen it.
        decision: (label, text) in the order of the card; the text is empty where nothing is decided.
        grid: Head and rows of the groups' own grid (instrument.md F12), or empty.
    """

    lang: str
    version: str
    title: str
    practice: bool
    n: int
    mode: str
    says: tuple[str, ...]
    how: tuple[str, ...]
    pairs: tuple[GroupPair, ...]
    poles: tuple[GroupScale, ...]
    order: tuple[str, ...]
    agreed: tuple[str, ...]
    divided: str
    scales: tuple[GroupScale, ...]
    chain: str
    lowest: str
    chain_gap: float | None
    change: GroupChange | None
    gaps: tuple[GroupGap, ...]
    different: str
    stark: tuple[GroupWish, ...]
    latta: tuple[GroupWish, ...]
    split: GroupSplit | None
    questions: tuple[str, ...]
    topics: tuple[GroupTopic, ...]
    unknown: tuple[Passage, ...]
    decision: tuple[tuple[str, str], ...]
    grid: tuple[tuple[str, ...], ...]
    limits: tuple[str, ...]
    sources: tuple[SourceLine, ...]
