"""The profile: what the arithmetic says about one answer set, unrounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SETTLED, PRELIMINARY, MISSING = "beraknad", "preliminar", "saknas"
STATUSES = (SETTLED, PRELIMINARY, MISSING)
WORDS = ("tydligt hog", "lutar hog", "mellan", "lutar lag", "tydligt lag")
PAIR_CLASSES = ("bada_bar", "bada_svaga", "lutar_tillit", "lutar_tvivel", "mellanlage")
QUADRANTS = ("utrymme_med_grund", "utrymme_utan_grund", "outnyttjad_grund", "varken_eller", "mittfalt")
FLAGS = ("LONG", "MID", "EXT", "FAST", "ACQ+", "ACQ-", "DK", "MORE")


@dataclass(frozen=True)
class ScaleScore:
    """One scale's result (3.2, 3.3).

    Attributes:
        score: 0-100, or None when there is none.
        status: beraknad, preliminar or saknas.
        v: items with a number.
        m: applicable items (all but NR).
        u: half the width of the band in points, None without a score.
        low: lower end of the band, 0-100, None without a score.
        high: upper end of the band, 0-100, None without a score.
        word: frequency code (WORDS), None without a score.
        mixed: the answers pull in different directions.
        kunskapslucka: several answers are "Vet inte".
    """

    score: float | None
    status: str
    v: int
    m: int
    u: float | None
    low: float | None
    high: float | None
    word: str | None
    mixed: bool
    kunskapslucka: bool

    def to_dict(self) -> dict[str, object]:
        """Return the JSON object of house.md section 5."""
        return {
            "score": self.score,
            "status": self.status,
            "v": self.v,
            "m": self.m,
            "u": self.u,
            "low": self.low,
            "high": self.high,
            "word": self.word,
            "mixed": self.mixed,
            "kunskapslucka": self.kunskapslucka,
        }


@dataclass(frozen=True)
class Kvv:
    """Kunna, vilja, vaga together (3.4).

    Attributes:
        L: the chain: the lowest of the three, 0-100.
        M: their mean, 0-100.
        T: (L + M) / 2, 0-100.
        u: half the width of T's band: the largest of the three.
        weakest: code of the named link, None when none is named.
        strength: trolig or tydlig, None when none is named.
        gap: points between the lowest and the second lowest.
        preliminary: at least one part is preliminary.
    """

    L: float
    M: float
    T: float
    u: float
    weakest: str | None
    strength: str | None
    gap: float
    preliminary: bool


@dataclass(frozen=True)
class PairResult:
    """One pair (3.7); every value None when a pole has no score, and missing names those poles.

    Attributes:
        D: tillit minus tvivel, -100..100.
        I: their mean, 0-100.
        u_D: the error of D in points.
        pair_class: one of PAIR_CLASSES.
        lean: tillit or tvivel, None without a lean.
        lean_strength: tydlig or antydan, None without a lean.
        preliminary: at least one pole is preliminary.
        missing: codes of poles without a score.
    """

    D: float | None = None
    I: float | None = None  # noqa: E741 - the letter of the law (3.7)
    u_D: float | None = None  # noqa: N815 - as above
    pair_class: str | None = None
    lean: str | None = None
    lean_strength: str | None = None
    preliminary: bool = False
    missing: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the JSON object of house.md section 5."""
        return {
            "D": self.D,
            "I": self.I,
            "u_D": self.u_D,
            "class": self.pair_class,
            "lean": self.lean,
            "lean_strength": self.lean_strength,
        }


@dataclass(frozen=True)
class Quadrant:
    """Room and foundation (3.5).

    Attributes:
        name: one of QUADRANTS, None when a part is missing.
        strength: tydlig or antydan, None in the middle field or without a name.
        preliminary: at least one part is preliminary.
        missing: codes of the parts without a score, among H, K, V, W.
    """

    name: str | None
    strength: str | None
    preliminary: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Need:
    """The behov of one pole (3.8).

    Attributes:
        d: -2..2.
        gap: 25 x d, a drawing coordinate.
        target: where the arrow ends, 0-100, None when the pole has no score.
        P: priority, 0-2, never shown; None when the pole has no score.
    """

    d: int
    gap: float
    target: float | None
    P: float | None

    def to_dict(self) -> dict[str, object]:
        """Return the JSON object of house.md section 5."""
        return {"d": self.d, "gap": self.gap, "target": self.target, "P": self.P}


@dataclass(frozen=True)
class Match:
    """A typbild that is shown, with its margin in points (4.2)."""

    code: str
    margin: float


@dataclass(frozen=True)
class Profile:
    """Everything computed from one answer set.

    Attributes:
        version: the instrument's version.
        scales: every scale code, in the instrument's order.
        kvv: None when K, V or W has no score.
        pairs: every pair number.
        quadrant: room and foundation.
        delegation: dumpande, distribuerande or None; never shown as a label (3.6).
        behov: poles with a number, in presented order.
        talk_topics: at most two pole codes, by priority.
        wishes: poles whose behov is given (not 0) but that have no score; offered after talk_topics.
        rules: interaction rules that hold, N6 as "N6:<pair>".
        flags: response-quality flags.
        typbilder: at most two.
        near: codes of the others that hold, at most three.
    """

    version: str
    scales: Mapping[str, ScaleScore]
    kvv: Kvv | None
    pairs: Mapping[int, PairResult]
    quadrant: Quadrant
    delegation: str | None = None
    behov: Mapping[str, Need] = field(default_factory=dict)
    talk_topics: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    typbilder: tuple[Match, ...] = ()
    near: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the object that `cli.py score --json` prints (house.md section 5), unrounded."""
        k = self.kvv
        names = ("L", "M", "T", "weakest", "strength", "gap")
        return {
            "version": self.version,
            "scales": {code: score.to_dict() for code, score in self.scales.items()},
            "kvv": {name: getattr(k, name) if k else None for name in names},
            "pairs": {str(number): pair.to_dict() for number, pair in self.pairs.items()},
            "quadrant": {"name": self.quadrant.name, "strength": self.quadrant.strength},
            "delegation": self.delegation,
            "behov": {code: need.to_dict() for code, need in self.behov.items()},
            "talk_topics": list(self.talk_topics),
            "rules": list(self.rules),
            "flags": list(self.flags),
            "typbilder": [{"code": match.code, "margin": match.margin} for match in self.typbilder],
            "near": list(self.near),
        }
