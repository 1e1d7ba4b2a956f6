"""What stands round each chart and instead of it: title, sentence, text alternative and table rows."""

from report.material import Material
from report.parts import Chain, Figure, PairFinding, Reading, Room
from report.readings import shown, status_mark

_COLUMNS = {
    "six_pairs": ("pair", "tillit", "tvivel", "class", "lean"),
    "six_rows": ("pole", "now", "band", "word", "status", "wish"),
    "scale": ("scale", "now", "band", "word", "status", "answered"),
    "room": ("part", "now", "band"),
}


def six_pairs(material: Material, pairs: tuple[PairFinding, ...]) -> Figure:
    """The map: one row a pair."""
    say = material.say
    told = [
        say("alt.pair", n=p.number, name=p.name, a=p.tillit.shown, b=p.tvivel.shown, kind=p.class_text)
        for p in pairs
    ]
    arrows = [say("alt.arrow", n=p.number) for p in pairs if None not in _ends(p) and _ends(p) != _starts(p)]
    rows = tuple(
        (f"{p.number} {p.name}", p.tillit.shown, p.tvivel.shown, p.class_text, p.lean_text or say("none"))
        for p in pairs
    )
    alt = " ".join([say("alt.six_pairs"), *told, *arrows])
    return _figure(material, "six_pairs", alt, _header(material, "six_pairs"), rows)


def _ends(pair: PairFinding) -> tuple[float | None, float | None]:
    a, b = pair.tillit, pair.tvivel
    return (a.score if a.target is None else a.target, b.score if b.target is None else b.target)


def _starts(pair: PairFinding) -> tuple[float | None, float | None]:
    return pair.tillit.score, pair.tvivel.score


def six_rows(material: Material, pairs: tuple[PairFinding, ...]) -> Figure:
    """The six rows: one table row a pole."""
    poles = [pole for pair in pairs for pole in (pair.tillit, pair.tvivel)]
    rows = tuple(
        (
            one.name,
            one.shown,
            one.band or material.say("none"),
            one.word or material.say("none"),
            one.status_text,
            one.wish or material.say("none"),
        )
        for one in poles
    )
    told = [_told(material, one) for one in poles]
    alt = " ".join([material.say("alt.six_rows"), *told])
    return _figure(material, "six_rows", alt, _header(material, "six_rows"), rows)


def chain(material: Material, found: Chain) -> Figure:
    """The chain: one row a link."""
    told = [_told(material, one) for one in found.links]
    alt = " ".join([material.say("alt.chain"), *told, material.say("alt.label", label=found.label)])
    return _figure(material, "chain", alt, _header(material, "scale"), _scale_rows(material, found.links))


def support(material: Material, found: tuple[Reading, ...]) -> Figure:
    """Support and own conditions: one row each."""
    alt = " ".join([material.say("alt.support"), *(_told(material, one) for one in found)])
    return _figure(material, "support", alt, _header(material, "scale"), _scale_rows(material, found))


def room(material: Material, found: Room) -> Figure:
    """Room and foundation: one row each."""
    parts = ((material.name("H"), found.h, found.u_h), (material.say("room.foundation"), found.t, found.u_t))
    rows = tuple((name, shown(material, value), _band(material, value, u)) for name, value, u in parts)
    told = [material.say("alt.part", name=name, value=value, band=band) for name, value, band in rows]
    field = material.say("alt.label", label=found.name) if found.name else ""
    alt = " ".join(
        part for part in [material.say("alt.room"), *told, field, material.say("room.caveat")] if part
    )
    return _figure(material, "room", alt, _header(material, "room"), rows)


def _band(material: Material, value: float | None, u: float | None) -> str:
    if value is None or u is None:
        return material.say("none")
    number = material.texts.number
    return material.say("band", low=number(max(0.0, value - u)), high=number(min(100.0, value + u)))


def _scale_rows(material: Material, readings: tuple[Reading, ...]) -> tuple[tuple[str, ...], ...]:
    none = material.say("none")
    return tuple(
        (one.name, one.shown, one.band or none, one.word or none, one.status_text, one.answered)
        for one in readings
    )


def _told(material: Material, one: Reading) -> str:
    if one.score is None:
        return material.say("alt.missing", name=one.name)
    status = f" ({status_mark(one)})" if status_mark(one) else ""
    return material.say("alt.scale", name=one.name, word=one.word, value=one.shown, band=one.band) + status


def _header(material: Material, key: str) -> tuple[str, ...]:
    return tuple(material.say(f"column.{name}") for name in _COLUMNS[key])


def _figure(
    material: Material, key: str, alt: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> Figure:
    return Figure(
        key, material.say(f"figure.{key}.title"), material.say(f"figure.{key}.says"), alt, header, rows
    )
