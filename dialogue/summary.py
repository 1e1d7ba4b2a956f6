"""What a summary card may observe: one thing in possibility language, never a verdict."""

from dataclasses import dataclass

from assessment import Profile
from dialogue.walk import Step

_APART = 25.0  # points between two scales before the summary says that they differ (own design)


@dataclass(frozen=True)
class Observation:
    """The observation's kind (a key under `walk.observe` in texts/) and the scales it names.

    Attributes:
        kind: too_few, even, apart, link, no_link or ask_who.
        high: Scale that happens more often, where two differ.
        low: Scale that happens more seldom, or the named link.
    """

    kind: str
    high: str | None = None
    low: str | None = None


def observe(step: Step, profile: Profile) -> Observation:
    """The one observation of a summary card.

    A gap in knowledge comes first, then the chain's link (only on the card of kunna, vilja, våga),
    then the two scales that lie furthest apart. Preliminary scores are left out (instrument.md 3.2b).
    """
    unknown = [code for code in step.scales if profile.scales[code].kunskapslucka]
    if unknown:
        return Observation("ask_who", low=unknown[0])
    if step.id == "kvw" and profile.kvv is not None and not profile.kvv.preliminary:
        named = profile.kvv.weakest if profile.kvv.strength else None
        return Observation("link", low=named) if named else Observation("no_link")
    return _apart(step, profile)


def _apart(step: Step, profile: Profile) -> Observation:
    scales = [(profile.scales[code], code) for code in step.scales]
    known = [
        (scale.score, code)
        for scale, code in scales
        if scale.status == "beraknad" and scale.score is not None
    ]
    if len(known) < 2:  # noqa: PLR2004  # two are needed to compare
        return Observation("too_few")
    low, high = min(known), max(known)
    if high[0] - low[0] < _APART:
        return Observation("even")
    return Observation("apart", high=high[1], low=low[1])
