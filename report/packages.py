"""Office files that hold no moment and no machine: the same content and day give the same bytes."""

import io
import re
import zipfile
from datetime import date

_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")
_CORE = "docProps/core.xml"


def steady(package: bytes, day: date) -> bytes:
    """The package with every time in it set to the day.

    Args:
        package: An Office file (a zip).
        day: The day printed in the file.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _content(name, old.read(name), day))
    return written.getvalue()


def _content(name: str, content: bytes, day: date) -> bytes:
    if name.endswith((".xlsx", ".pptx")):
        return steady(content, day)
    if name != _CORE:
        return content
    return _MOMENT.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<3>", content)
