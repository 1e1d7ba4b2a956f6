"""A drawing as plain data for the typesetter, which draws it with the document's own type."""

from typing import Any

from report.drawing import Sheet

_ORDER = ("rect", "rule", "point", "text")  # what lies under what
_WIDE = 0.56  # mean width of a letter in text sizes
_REGULAR = 400
_HATCHED = "strokeDash"  # a dashed band on screen is a hatched one on paper


def on_paper(sheet: Sheet) -> dict[str, object]:
    """The sheet's marks in drawing order, in points, with the room its words need round the field."""
    ordered = sorted(sheet.layers.items(), key=lambda layer: _ORDER.index(layer[0].mark))
    marks = [_mark(look.mark, dict(look.style), row, sheet) for look, rows in ordered for row in rows]
    return {"width": sheet.width, "height": sheet.height, "around": _around(marks, sheet), "marks": marks}


def _mark(kind: str, style: dict[str, Any], row: dict[str, Any], sheet: Sheet) -> dict[str, Any]:
    if kind == "text":
        size = style.get("fontSize", sheet.ink.font)
        face = {"heavy": style.get("fontWeight", 400) > _REGULAR, "slanted": "fontStyle" in style}
        look = {"align": style["align"], "color": style["color"], "size": size}
        return {"kind": kind, **row, **look, **face, "turned": bool(style.get("angle"))}
    if kind == "point":
        look = {key: style[key] for key in ("shape", "fill", "stroke", "strokeWidth", "angle")}
        return {"kind": kind, **row, **look, "radius": style["size"] ** 0.5 / 2}
    if kind == "rect":
        return {"kind": kind, **row, "fill": style["color"]}
    look = {"color": style["color"], "width": style["strokeWidth"], "soft": style.get("opacity", 1) < 1}
    return {"kind": "hatch" if _HATCHED in style else kind, **row, **look}


def _around(marks: list[dict[str, Any]], sheet: Sheet) -> dict[str, float]:
    """How far words reach outside the field: left, right, above, below."""
    boxes = [_box(one) for one in marks if one["kind"] == "text"] or [(0.0, 0.0, 0.0, 0.0)]
    left, top = (max(0.0, -min(box[side] for box in boxes)) for side in (0, 1))
    right, below = (
        max(0.0, max(box[side] for box in boxes) - end) for side, end in ((2, sheet.width), (3, sheet.height))
    )
    return {"left": left, "right": right, "above": top, "below": below}


def _box(one: dict[str, Any]) -> tuple[float, float, float, float]:
    length, half = _WIDE * one["size"] * len(one["text"]), 0.65 * one["size"]
    before = {"left": 0.0, "center": 0.5, "right": 1.0}[one["align"]] * length
    if one["turned"]:  # read from below: what stands before lies below
        return one["x"] - half, one["y"] - (length - before), one["x"] + half, one["y"] + before
    return one["x"] - before, one["y"] - half, one["x"] - before + length, one["y"] + half
