"""Words for what a picture shows of one item or scale; only the fields it shows are read."""

from collections.abc import Mapping
from typing import Any

from report.group_parts import Shown
from texts import Texts

_FULL = "full"
_MAY = {"bands": ("mode", "band", "spread"), "band": ("mode", "band")}
"""What is read of a measure that shows no numbers; whatever else stands there is left alone."""


def item_shown(texts: Texts, measure: Mapping[str, Any] | None) -> Shown:
    """What is shown of one item, worded; measure is as in house.md section 5, None when it is left out.

    >>> from texts import load_texts
    >>> item_shown(load_texts("sv"), {"mode": "bands", "band": "lag", "spread": "delad"}).said
    'Mitten: sällan eller nästan aldrig. Svaren är delade.'
    """
    if measure is None:
        return Shown("none", texts("group.hidden"))
    measure = _allowed(measure)
    median = measure.get("median")
    band = str(measure.get("band", ""))
    word = texts(f"group.band.{band}") if median is None else step_word(texts, float(median))
    return _shown(texts, measure, word)


def scale_shown(texts: Texts, measure: Mapping[str, Any] | None) -> Shown:
    """What is shown of one scale, worded."""
    if measure is None:
        return Shown("none", texts("group.hidden"))
    measure = _allowed(measure)
    return _shown(texts, measure, texts(f"group.scale_band.{measure['band']}"), scale=True)


def _allowed(measure: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields that the measure's mode may show (instrument.md 3.10.1-3)."""
    names = _MAY.get(str(measure["mode"]), tuple(measure))
    return {name: measure[name] for name in names if name in measure}


def step_word(texts: Texts, median: float) -> str:
    """The median of an item in words: a step, or between two.

    >>> from texts import load_texts
    >>> step_word(load_texts("sv"), 2.5)
    'mellan sällan och ibland'
    """
    steps = [step.lower() for step in texts.all("group.steps")]
    low = int(median)
    if median == low:
        return steps[low - 1]
    return texts("group.between", low=steps[low - 1], high=steps[low])


def _shown(texts: Texts, measure: Mapping[str, Any], word: str, *, scale: bool = False) -> Shown:
    spread = str(measure.get("spread", ""))
    spread_word = texts(f"group.spread.{spread}") if spread else ""
    return Shown(
        mode=str(measure["mode"]),
        said=_said(texts, measure, word, spread_word, scale=scale),
        word=word,
        spread=spread,
        spread_word=spread_word,
        band=str(measure.get("band", "")),
        v=measure.get("v"),
        median=measure.get("median"),
        mean=measure.get("mean"),
        ad=measure.get("ad"),
        rwg=None if measure.get("rwg") is None else max(0.0, float(measure["rwg"])),
        two_camps=measure.get("two_camps"),
        counts=tuple(measure.get("distribution", ())),
    )


def _said(texts: Texts, measure: Mapping[str, Any], word: str, spread: str, *, scale: bool) -> str:
    mode = str(measure["mode"])
    if scale and mode == _FULL and spread:
        value = texts.number(float(measure["median"]))
        return texts("group.said.scale", word=word, value=value, spread=spread)
    if mode == "band":
        return texts("group.said.band", word=word)
    return (
        texts("group.said.full", word=word, spread=spread) if spread else texts("group.said.word", word=word)
    )
