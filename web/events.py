"""Security events: what was refused or attempted, one line each, without person, address or secret.

The names follow the message keys of texts/*.toml where a visitor gets such a page.
"""

import logging
import re

_LOG = logging.getLogger("tillit.security")
REFUSED = frozenset(
    {
        "strange_host",
        "foreign_form",
        "foreign_socket",
        "closed_address",
        "too_large",
        "link_unknown",
        "workshop_link_unknown",
        "guesses_slowed",
        "sign_in_refused",
        "sign_in_failed",
        "provider_away",
    }
)
"""What is refused at a door; ui/gate.py adds role_missing."""
SIGNED_IN = "signed_in"
_PLAIN = re.compile(r"[a-z_][a-z_-]{0,19}")


def note(event: str, path: str) -> None:
    """Writes an event that is worth a line, with the first part of the address: the rest may be a secret.

    Args:
        event: one of REFUSED (level warning), or SIGNED_IN (level info); any other is left out.
        path: the address that was asked for.
    """
    if event in REFUSED or event == SIGNED_IN:
        where = known_part(path)
        level = logging.INFO if event == SIGNED_IN else logging.WARNING
        _LOG.log(level, "%s at %s", event, where, extra={"fields": {"event": event, "route": where}})


def known_part(path: str) -> str:
    r"""The first part of an address, for logs: what follows may be a secret, a strange name a forged line.

    >>> known_part("/r/abcDEF"), known_part("/a\nERROR b"), known_part("")
    ('/r', '/…', '/…')
    """
    first = path.lstrip("/").split("/")[0]
    return f"/{first}" if _PLAIN.fullmatch(first) else "/…"
