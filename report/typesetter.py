"""Sets a template with plain data as a tagged PDF (PDF/UA-1); text is data and never markup."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from queue import Queue
from typing import Any, Literal

import typst

from report.errors import TypesettingError
from report.svg import FONTS

_FOLDER = Path(__file__).resolve().parent
_STANDARD: Literal["ua-1"] = "ua-1"
_PREVIEW_PPI = 60
AT_ONCE = 2
"""Documents set at the same time; the others wait, so that many people need little more memory than few."""

_places: Queue[int] = Queue()
for number in range(AT_ONCE):
    _places.put(number)


def typeset(template: str, data: Mapping[str, object]) -> bytes:
    """The PDF of a template in this folder; the same data give the same bytes.

    Raises:
        TypesettingError: the template or its data were refused.
    """
    (made,) = _made(template, data, format="pdf", pdf_standards=[_STANDARD])
    return made


def page_pictures(template: str, data: Mapping[str, object]) -> list[bytes]:
    """The pages of the same document as small PNG pictures.

    Raises:
        TypesettingError: the template or its data were refused.
    """
    return _made(template, data, format="png", ppi=_PREVIEW_PPI)


def _made(template: str, data: Mapping[str, object], **how: Any) -> list[bytes]:  # noqa: ANN401 - the library's own
    given = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        with _place() as place:
            made = _compiler(template, place).compile(sys_inputs=given, **how)
    except typst.TypstError as error:
        raise TypesettingError(f"{template}: {error}") from error
    found = made if isinstance(made, list) else [made]
    return [page for page in found if isinstance(page, bytes)]


@contextmanager
def _place() -> Iterator[int]:
    """One of the places where a document is set, waited for when all are taken."""
    place = _places.get()
    try:
        yield place
    finally:
        _places.put(place)


@lru_cache(maxsize=4 * AT_ONCE)
def _compiler(template: str, _for: int) -> typst.Compiler:
    return typst.Compiler(
        input=str(_FOLDER / template), root=str(_FOLDER), font_paths=[str(FONTS)], ignore_system_fonts=True
    )
