"""A QR code as SVG: black on white in every theme, since phones read it so."""

from __future__ import annotations

import segno

_QUIET = 4  # modules of white around it, as the standard asks


def qr_svg(address: str, label: str) -> str:
    """Return a QR code of an address as one piece of SVG without a size of its own.

    Args:
        address: what a phone opens.
        label: what it is, for those who do not see it.

    >>> qr_svg("http://localhost/w", "x").startswith("<svg")
    True
    """
    code = segno.make(address, error="m", micro=False)
    svg = str(
        code.svg_inline(
            border=_QUIET, dark="#000", light="#fff", omitsize=True, svgclass="tt-qr", lineclass=None
        )
    )
    named = svg.replace("<svg ", '<svg role="img" ', 1)
    return named.replace('role="img"', f'role="img" aria-label="{_attribute(label)}"', 1)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
