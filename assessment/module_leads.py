"""Which modules a profile points to: by its own parts, at most a few, and never as advice."""

from __future__ import annotations

from collections.abc import Iterator

from assessment.instrument import Instrument
from assessment.profile import Profile

MOST = 3
_LOW = ("tydligt lag", "lutar lag")
_EVEN = ("bada_bar", "mellanlage", None)


def pointed_to(instrument: Instrument, profile: Profile) -> tuple[str, ...]:
    """Return codes of the modules to propose, at most three; none when the profile points to none.

    A module is proposed when one of its `leads` holds: a typbild or rule that is shown, a scale that reads
    seldom, a pair that leans or where both sides are seldom. Typbilder come first, then rules, scales and
    pairs; in each the module that names it earliest, ties in the instrument's order. Nothing is added up.
    """
    found: list[str] = []
    for lead in _leads(instrument, profile):
        naming = [
            (module.leads.index(lead), code)
            for code, module in instrument.modules.items()
            if lead in module.leads and code not in found
        ]
        if naming and len(found) < MOST:
            found.append(min(naming, key=lambda one: one[0])[1])
    return tuple(found)


def _leads(instrument: Instrument, profile: Profile) -> Iterator[str]:
    """What the profile shows, the most particular first."""
    yield from (match.code for match in profile.typbilder)
    yield from dict.fromkeys(rule.partition(":")[0] for rule in profile.rules)
    yield from (code for code in instrument.scales if profile.scales[code].word in _LOW)
    for number, pair in profile.pairs.items():
        if pair.pair_class not in _EVEN:
            yield f"pair:{number}"
