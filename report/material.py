"""What the findings are made of: one answer set, its profile, the instrument, the wording, the passages."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment import Answers, Instrument, Profile
from report.passages import Shelf
from texts import Texts


@dataclass(frozen=True)
class Material:
    """Everything a part of the findings may look at.

    Attributes:
        own: Whether the manager's own conditions (C) are shown, and what rests on them.
    """

    profile: Profile
    instrument: Instrument
    answers: Answers
    texts: Texts
    shelf: Shelf
    own: bool = True

    def shows(self, typbild: str) -> bool:
        """Whether a typbild may be named: one that rests on the own conditions only with them."""
        conditions = self.instrument.typbilder[typbild].conditions
        return self.own or not any("C" in condition.names for condition in conditions)

    def say(self, key: str, **values: object) -> str:
        """A text of the table `report`."""
        return self.texts(f"report.{key}", **values)

    def name(self, code: str) -> str:
        """The name of a scale."""
        return self.instrument.scales[code].name

    def names(self, codes: Iterable[str]) -> str:
        """The names of scales, joined as in a sentence."""
        return self.joined([self.name(code) for code in codes])

    def joined(self, parts: Iterable[str]) -> str:
        """Parts joined as in a sentence: "a, b och c"."""
        *rest, last = list(parts) or [""]
        return self.say("joined", rest=", ".join(rest), last=last) if rest else last

    def wish(self, code: str) -> str:
        """The wish for a pole in words, empty when none was given."""
        given = self.answers.behov.get(code)
        return "" if given is None else self.instrument.wording.get(f"behov_values.{given}")

    def word(self, code: str) -> str:
        """The frequency word of a scale, empty without a score."""
        word = self.profile.scales[code].word
        return "" if word is None else self.instrument.wording.get(f"word.{word}")
