"""What a group's findings are made of: the picture, the instrument, the wording, the passages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessment import Instrument
from report.passages import Shelf
from texts import Texts

Picture = Mapping[str, Any]
"""What may be shown of a group, as in house.md section 5."""
NONE, FULL = "none", "full"
_MAY = {NONE: ("n", "mode"), "bands": ("n", "mode", "items", "scales", "priorities")}
"""What is read of a picture that shows no numbers; whatever else stands there is left alone."""


def allowed(picture: Picture) -> Picture:
    """The parts of a picture that its mode may show (instrument.md 3.10.1-2, 3.10.7)."""
    names = _MAY.get(str(picture["mode"]), tuple(picture))
    return {name: picture[name] for name in names if name in picture}


@dataclass(frozen=True)
class GroupMaterial:
    """Everything a part of the findings may look at: the picture holds only what may be shown."""

    picture: Picture
    instrument: Instrument
    texts: Texts
    shelf: Shelf

    def say(self, key: str, **values: object) -> str:
        """A text of the table `group`."""
        return self.texts(f"group.{key}", **values)

    def name(self, code: str) -> str:
        """The name of a scale."""
        return self.instrument.scales[code].name
