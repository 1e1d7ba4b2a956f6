"""Charts as SVG: drawn once per specification, with the shipped font."""

import base64
import json
from functools import lru_cache
from pathlib import Path

import altair as alt

from report.drawing import Sheet
from report.ink import FONT
from texts import Texts

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
_FACES = ((400, "normal", "Regular"), (400, "italic", "Italic"), (600, "normal", "SemiBold"))
_remembered: dict[str, str] = {}
_MOST = 256  # drawings remembered; a profile has five


def svg_of(chart: alt.LayerChart) -> str:
    """The chart as SVG."""
    return _drawn(json.dumps(chart.to_dict(validate=False), sort_keys=True, ensure_ascii=False))


def svg_of_sheet(sheet: Sheet, texts: Texts) -> str:
    """The drawing as SVG; a drawing that has not changed is not drawn again."""
    key = f"{texts.lang} {sheet!r}"
    if key not in _remembered:
        if len(_remembered) >= _MOST:
            _remembered.clear()
        _remembered[key] = svg_of(sheet.chart(texts))
    return _remembered[key]


@lru_cache(maxsize=64)
def _drawn(specification: str) -> str:
    import vl_convert

    _register_fonts()
    return str(vl_convert.vegalite_to_svg(specification))


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    """Lets the drawing measure its texts with the font they are shown in."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))


def with_font(svg: str) -> str:
    """The SVG with the font inside, for a page that shows it as an image and so cannot lend it one."""
    head, mark, rest = svg.partition(">")
    return f"{head}{mark}<style>{_font_faces()}</style>{rest}"


@lru_cache(maxsize=1)
def _font_faces() -> str:
    faces = []
    for weight, style, name in _FACES:
        data = base64.b64encode((FONTS / f"IBMPlexSans-{name}.woff2").read_bytes()).decode("ascii")
        faces.append(
            f"@font-face{{font-family:'{FONT}';font-weight:{weight};font-style:{style};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return "".join(faces)
