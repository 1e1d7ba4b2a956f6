"""The six characters people type to come to a workshop, without any that look alike."""

from __future__ import annotations

import secrets

ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
"""No 0 O 1 I L 5 S 2 Z 8 B: 25 characters, so 244 million codes."""
LENGTH = 6


def new_code() -> str:
    """Return a code drawn by the operating system's chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalise(typed: str) -> str | None:
    """Return the code as it is stored, or None when what was typed cannot be one.

    Small letters, spaces, hyphens and dots do not matter. A character that no code holds is not mended.

    >>> normalise(" ac3-d4e "), normalise("AC3D40"), normalise("AC3")
    ('AC3D4E', None, None)
    """
    found = "".join(one for one in typed[:100] if one not in " \t\r\n\u00a0-\u2010\u2011\u2013.").upper()
    return found if len(found) == LENGTH and set(found) <= set(ALPHABET) else None
