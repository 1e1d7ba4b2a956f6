"""The wording of the questionnaire in one language, found by dotted keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assessment.errors import ContentError


@dataclass(frozen=True)
class Wording:
    """All texts of one language file.

    Attributes:
        file: name of the file, for messages.
        tables: the file's content as read.
    """

    file: str
    tables: Mapping[str, Any] = field(repr=False)

    def get(self, key: str) -> str:
        """Return the text at a dotted key; a key part may itself hold dots ("anchor.A1.f1").

        Raises:
            ContentError: nothing stands there, or it is not a text.

        >>> Wording("sv.toml", {"anchor": {"A1.f1": "Title"}}).get("anchor.A1.f1")
        'Title'
        """
        found = self._find(key)
        if not isinstance(found, str):
            raise ContentError(self.file, 1, key, "no text here")
        return found

    def all(self, key: str) -> tuple[str, ...]:
        """Return the list of texts at a dotted key.

        Raises:
            ContentError: nothing stands there, or it is not a list.
        """
        found = self._find(key)
        if not isinstance(found, list):
            raise ContentError(self.file, 1, key, "no list of texts here")
        return tuple(str(text) for text in found)

    def table(self, key: str) -> Mapping[str, str]:
        """Return the texts directly under a dotted key, in the file's order.

        Raises:
            ContentError: nothing stands there, or it is not a table.
        """
        found = self._find(key)
        if not isinstance(found, Mapping):
            raise ContentError(self.file, 1, key, "no table here")
        return {code: text for code, text in found.items() if isinstance(text, str)}

    def has(self, key: str) -> bool:
        """Say whether something stands at a dotted key."""
        return self._find(key) is not None

    def _find(self, key: str) -> object:
        return _walk(self.tables, key.split("."))


def _walk(node: object, parts: list[str]) -> object:
    """Follow the parts through nested tables, trying keys that themselves hold dots."""
    if not parts:
        return node
    if not isinstance(node, Mapping):
        return None
    for size in range(1, len(parts) + 1):
        head = ".".join(parts[:size])
        if head in node:
            found = _walk(node[head], parts[size:])
            if found is not None:
                return found
    return None
