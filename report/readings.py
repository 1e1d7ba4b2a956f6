"""One scale as it is shown: number, band, frequency word, status, and what else must be said about it."""

from assessment import ScaleScore
from report.material import Material
from report.parts import PairFinding, Reading

_SILENCE = ("W1", "W2")  # instrument.md 3.2: "not relevant" here may mean that nothing was said
_SETTLED = "beraknad"


def reading(material: Material, code: str) -> Reading:
    """The reading of any scale; poles also carry the wish and the end of its arrow."""
    scale, score = material.instrument.scales[code], material.profile.scales[code]
    need = material.profile.behov.get(code)
    moved = need is not None and need.d != 0 and need.target not in {None, score.score}
    return Reading(
        code=code,
        name=scale.name,
        definition=scale.definition,
        score=score.score,
        shown=shown(material, score.score),
        low=score.low,
        high=score.high,
        band=_band(material, score),
        word=material.word(code),
        status=score.status,
        status_text=material.instrument.wording.get(f"status.{score.status}"),
        answered=material.say("answered", v=score.v, n=len(scale.items)),
        notes=tuple(_notes(material, code)),
        sides=material.shelf.sides(code),
        wish=material.wish(code),
        target=need.target if need is not None and moved else None,
        d=None if need is None else need.d,
    )


def shown(material: Material, value: float | None) -> str:
    """A whole number, or the words for a missing score."""
    return material.say("no_score") if value is None else material.texts.number(value)


def _band(material: Material, score: ScaleScore) -> str:
    if score.low is None or score.high is None:
        return ""
    number = material.texts.number
    return material.say("band", low=number(score.low), high=number(score.high))


def _notes(material: Material, code: str) -> list[str]:
    score = material.profile.scales[code]
    notes = [
        material.say("note.mixed") if score.mixed else "",
        material.say("note.who_knows") if score.kunskapslucka else "",
    ]
    silent = [item for item in _SILENCE if material.answers.reason(item) == "NR"]
    if silent and set(silent) <= set(material.instrument.scales[code].items):
        notes.append(material.say("note.silence"))
    return [note for note in notes if note]


def pair_finding(material: Material, number: int) -> PairFinding:
    """One pair with its class and, for the table, its lean."""
    pair, result = material.instrument.pairs[number], material.profile.pairs[number]
    wording = material.instrument.wording
    if result.pair_class is None:
        class_text = material.say("pairs.missing", names=material.names(result.missing))
    else:
        class_text = wording.get(f"pair_class.{result.pair_class}")
    lean_text = ""
    if result.lean and result.lean_strength:
        lean = wording.get(f"lean.{result.lean}")
        lean_text = material.say(
            "pairs.lean", lean=lean, strength=wording.get(f"lean.{result.lean_strength}")
        )
    return PairFinding(
        number=number,
        name=pair.name,
        tillit=reading(material, pair.tillit),
        tvivel=reading(material, pair.tvivel),
        pair_class=result.pair_class,
        class_text=class_text,
        lean=result.lean,
        lean_text=lean_text,
        preliminary=result.preliminary,
    )


def status_mark(read: Reading) -> str:
    """The status when it must be said (preliminary or missing), otherwise empty."""
    return "" if read.status == _SETTLED else read.status_text
