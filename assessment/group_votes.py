"""What a group wants to strengthen and to ease (instrument.md 3.10.8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from assessment.constants import GroupConstants
from assessment.group_picture import Choice, Priorities


def priorities(
    stark: Sequence[Iterable[str]], latta: Sequence[str | None], order: Sequence[str], c: GroupConstants
) -> Priorities:
    """Return the poles that at least three chose (3.10.8).

    Args:
        stark: each member's choices to strengthen; empty for none.
        latta: each member's choice to ease, or None.
        order: the poles in the instrument's order.
        c: the constants.

    A blank is a choice too ("at most"), so v is the number of members. v 5-7: names, the three with most
    votes, in the instrument's order; v >= 8: counts, most votes first. A count is never shown above v - 2:
    then it means so many or more (decision 0010).

    >>> from assessment import load_instrument
    >>> c = load_instrument().constants.group
    >>> priorities([["A1"]] * 5 + [["A2"]] * 3, [None] * 8, ["A1", "A2"], c).to_dict("full")
    {'stark': {'A1': 5, 'A2': 3}, 'latta': {}}
    """
    strengthen = Counter(pole for chosen in stark for pole in set(chosen))
    ease = Counter(pole for pole in latta if pole is not None)
    n = len(stark)
    return Priorities(_listed(strengthen, n, order, c), _listed(ease, n, order, c))


def _listed(votes: Counter[str], n: int, order: Sequence[str], c: GroupConstants) -> tuple[Choice, ...]:
    """Return the poles of one question; counts are in the order of what is shown of them."""
    enough = [pole for pole in order if votes[pole] >= c.votes_min]
    if n < c.full_v:
        most = sorted(enough, key=lambda pole: -votes[pole])[: c.names_max]
        return tuple(Choice(pole) for pole in order if pole in most)
    top = n - c.crowd
    shown = {pole: min(votes[pole], top) for pole in enough}
    ranked = sorted(enough, key=lambda pole: -shown[pole])
    return tuple(Choice(pole, shown[pole], at_least=shown[pole] == top) for pole in ranked)
