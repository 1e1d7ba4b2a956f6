"""How a browser names the self-assessments it holds.

Each one has a cookie of its own, named after its public id, with the secret token as value;
`tt_now` names the one in use.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

NOW = "tt_now"
_NAME = re.compile(r"tt_a_(?P<mode>[sf])_(?P<id>[A-Za-z0-9_-]{4,40})")
_MODES = {"s": "server", "f": "file"}


@dataclass(frozen=True)
class Held:
    """One self-assessment that a browser holds.

    Attributes:
        id: Public id (not secret).
        mode: server or file.
        token: The secret.
    """

    id: str
    mode: str
    token: str

    @property
    def name(self) -> str:
        """The cookie's name."""
        return f"tt_a_{self.mode[0]}_{self.id}"


def held(cookies: Mapping[str, str]) -> list[Held]:
    """The self-assessments a browser holds, the one in use first."""
    found = []
    for name, token in cookies.items():
        match = _NAME.fullmatch(name)
        if match and token:
            found.append(Held(match["id"], _MODES[match["mode"]], token))
    return sorted(found, key=lambda one: one.id != cookies.get(NOW))


def in_use(cookies: Mapping[str, str]) -> Held | None:
    """The self-assessment in use, or none."""
    first = next(iter(held(cookies)), None)
    return first if first is not None and first.id == cookies.get(NOW) else None
