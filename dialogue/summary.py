"""What a summary card may observe: one thing in possibility language, never a verdict."""

from dataclasses import dataclass

from assessment import Instrument, Profile
from dialogue.walk import Step

_APART = 25.0  # points between the two sides of a pair before the summary says so (instrument.md 3.7)


@dataclass(frozen=True)
class Observation:
    """The observation's kind (a key under `walk.observe` in texts/) and the scales it names.

    Attributes:
        kind: too_few, even, apart, link, no_link, often or ask_who.
        high: Scale that happens more often, where the two sides of a pair differ.
        low: Scale that happens more seldom, or the named link.
        pair: Number of the pair that is spoken of.
        told: Scales that are told one by one with their frequency word.
    """

    kind: str
    high: str | None = None
    low: str | None = None
    pair: int | None = None
    told: tuple[str, ...] = ()


def observe(step: Step, instrument: Instrument, profile: Profile) -> Observation:
    """The one observation of a summary card.

    A gap in knowledge comes first; then, on the card of kunna, vilja, våga, the chain's link; on the
    cards of pairs the pair whose two sides lie furthest apart (never sides of different pairs); support
    and own conditions are told each for itself. Preliminary scores are left out (instrument.md 3.2b).
    """
    unknown = [code for code in step.scales if profile.scales[code].kunskapslucka]
    if unknown:
        return Observation("ask_who", low=unknown[0])
    if step.id == "kvw":
        return _chain(profile)
    numbers = {instrument.scales[code].pair for code in step.scales} - {None}
    if numbers:
        return _pairs(sorted(number for number in numbers if number is not None), instrument, profile)
    told = tuple(code for code in step.scales if profile.scales[code].status == "beraknad")
    return Observation("often", told=told) if told else Observation("too_few")


def _chain(profile: Profile) -> Observation:
    if profile.kvv is None or profile.kvv.preliminary:
        return Observation("too_few")
    if profile.kvv.strength is None:
        return Observation("no_link")
    return Observation("link", low=profile.kvv.weakest)


def _pairs(numbers: list[int], instrument: Instrument, profile: Profile) -> Observation:
    found = [(number, profile.pairs[number]) for number in numbers]
    known = [(pair.D, number) for number, pair in found if pair.D is not None and not pair.preliminary]
    if not known:
        return Observation("too_few")
    difference, number = max(known, key=lambda one: (abs(one[0]), -one[1]))
    if abs(difference) < _APART:
        return Observation("even")
    pair = instrument.pairs[number]
    high, low = (pair.tillit, pair.tvivel) if difference > 0 else (pair.tvivel, pair.tillit)
    return Observation("apart", high=high, low=low, pair=number)
