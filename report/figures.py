"""What stands round each chart and instead of it: title, sentence, text alternative and table rows."""

from report.material import Material
from report.parts import Chain, Figure, PairFinding, Reading, Room
from report.readings import status_mark

_COLUMNS = {
    "six_pairs": ("pair", "tillit", "tvivel", "class", "lean"),
    "six_rows": ("pole", "now", "band", "word", "status", "wish"),
    "chain": ("scale", "now", "band", "word", "status", "answered"),
    "support": ("scale", "now", "band", "word", "status", "answered"),
    "room": ("part", "now", "band"),
}


def six_pairs(material: Material, pairs: tuple[PairFinding, ...]) -> Figure:
    """The map: one row a pair."""
    say = material.say
    told = [
        say("alt.pair", n=p.number, name=p.name, a=p.tillit.shown, b=p.tvivel.shown, kind=p.class_text)
        if p.pair_class
        else say("alt.missing", name=f"{p.number} {p.name}")
        for p in pairs
    ]
    arrows = [say("alt.arrow", n=p.number) for p in pairs if None not in _ends(p) and _ends(p) != _starts(p)]
    rows = tuple(
        (
            f"{p.number} {p.name}",
            _cell(material, p.tillit.score),
            _cell(material, p.tvivel.score),
            p.class_text if p.pair_class else say("none"),
            p.lean_text or say("none"),
        )
        for p in pairs
    )
    alt = " ".join([say("alt.six_pairs"), *told, *arrows])
    return _figure(material, "six_pairs", alt, rows, drawn=any(p.pair_class for p in pairs))


def _cell(material: Material, value: float | None) -> str:
    return material.say("none") if value is None else material.texts.number(value)


def _ends(pair: PairFinding) -> tuple[float | None, float | None]:
    a, b = pair.tillit, pair.tvivel
    return (a.score if a.target is None else a.target, b.score if b.target is None else b.target)


def _starts(pair: PairFinding) -> tuple[float | None, float | None]:
    return pair.tillit.score, pair.tvivel.score


def six_rows(material: Material, pairs: tuple[PairFinding, ...]) -> Figure:
    """The six rows: one table row a pole."""
    poles = tuple(pole for pair in pairs for pole in (pair.tillit, pair.tvivel))
    none = material.say("none")
    rows = tuple((*_scale_cells(material, one), one.wish or none) for one in poles)
    alt = " ".join([material.say("alt.six_rows"), *(_told(material, one) for one in poles)])
    return _figure(material, "six_rows", alt, rows, drawn=_any(poles))


def chain(material: Material, found: Chain) -> Figure:
    """The chain: one row a link."""
    told = [_told(material, one) for one in found.links]
    alt = " ".join([material.say("alt.chain"), *told, material.say("alt.label", label=found.label)])
    return _figure(material, "chain", alt, _scale_rows(material, found.links), drawn=_any(found.links))


def support(material: Material, found: tuple[Reading, ...]) -> Figure:
    """Support and own conditions: one row each."""
    alt = " ".join([material.say("alt.support"), *(_told(material, one) for one in found)])
    return _figure(material, "support", alt, _scale_rows(material, found), drawn=_any(found))


def room(material: Material, found: Room) -> Figure:
    """Room and foundation: one row each."""
    parts = ((material.name("H"), found.h, found.u_h), (material.say("room.foundation"), found.t, found.u_t))
    rows = tuple((name, _cell(material, value), _band(material, value, u)) for name, value, u in parts)
    told = [
        material.say("alt.part", name=name, value=value, band=band)
        if found.name
        else material.say("alt.missing", name=name)
        for name, value, band in rows
    ]
    field = material.say("alt.label", label=found.name) if found.name else ""
    alt = " ".join(filter(None, [material.say("alt.room"), *told, field, material.say("room.caveat")]))
    return _figure(material, "room", alt, rows, drawn=bool(found.name))


def _band(material: Material, value: float | None, u: float | None) -> str:
    if value is None or u is None:
        return material.say("none")
    number = material.texts.number
    return material.say("band", low=number(max(0.0, value - u)), high=number(min(100.0, value + u)))


def _scale_rows(material: Material, readings: tuple[Reading, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((*_scale_cells(material, one), one.answered) for one in readings)


def _scale_cells(material: Material, one: Reading) -> tuple[str, ...]:
    none = material.say("none")
    return one.name, _cell(material, one.score), one.band or none, one.word or none, one.status_text


def _any(readings: tuple[Reading, ...]) -> bool:
    return any(one.score is not None for one in readings)


def _told(material: Material, one: Reading) -> str:
    if one.score is None:
        return material.say("alt.missing", name=one.name)
    status = f" ({status_mark(one)})" if status_mark(one) else ""
    return material.say("alt.scale", name=one.name, word=one.word, value=one.shown, band=one.band) + status


def _figure(
    material: Material, key: str, alt: str, rows: tuple[tuple[str, ...], ...], *, drawn: bool
) -> Figure:
    header = tuple(material.say(f"column.{name}") for name in _COLUMNS[key])
    title, says = (material.say(f"figure.{key}.{part}") for part in ("title", "says"))
    return Figure(key, title, says, alt, header, rows, drawn)
