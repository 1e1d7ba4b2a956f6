"""The change between two rounds of a group in sentences; the same on every screen and in every file."""

from assessment import Instrument
from texts import Texts
from workshop import Comparison

_WORDS = ("hogre", "lagre", "ungefar_lika")


def change_lines(texts: Texts, instrument: Instrument, found: Comparison) -> tuple[str, ...]:
    """What has moved, by direction, or why nothing is compared (instrument.md 3.11).

    >>> from assessment import load_instrument
    >>> from texts import load_texts
    >>> change_lines(load_texts("sv"), load_instrument("sv"), Comparison(reason="gone"))
    ('Den förra omgången är raderad, så ingen jämförelse visas.',)
    """
    if found.reason is not None:
        return (texts(f"round.reason.{found.reason}", n=instrument.constants.group.full_v),)
    names = {
        word: [instrument.scales[code].name for code, said in found.words.items() if said == word]
        for word in _WORDS
    }
    moved = any(names[word] for word in _WORDS[:-1])
    told = [texts(f"round.names_{word}", names=", ".join(names[word])) for word in _WORDS if names[word]]
    return tuple(told) if moved else (texts("round.nothing"), *told)
