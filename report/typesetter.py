"""Sets a template with plain data as a tagged PDF (PDF/UA-1); text is data and never markup."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from report.errors import TypesettingError
from report.svg import FONTS

_FOLDER = Path(__file__).resolve().parent
_STANDARD: Literal["ua-1"] = "ua-1"
_lock = Lock()


def typeset(template: str, data: Mapping[str, object]) -> bytes:
    """The PDF of a template in this folder; the same data give the same bytes.

    Raises:
        TypesettingError: the template or its data were refused.
    """
    given = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        with _lock:
            made = _compiler(template).compile(sys_inputs=given, format="pdf", pdf_standards=[_STANDARD])
    except typst.TypstError as error:
        raise TypesettingError(f"{template}: {error}") from error
    if not isinstance(made, bytes):
        raise TypesettingError(f"{template}: no document")
    return made


@lru_cache(maxsize=4)
def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(
        input=str(_FOLDER / template), root=str(_FOLDER), font_paths=[str(FONTS)], ignore_system_fonts=True
    )
