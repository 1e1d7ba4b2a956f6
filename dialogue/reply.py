"""What the conversation answers: parts that each know what they are and where they come from."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("lead", "quote", "claim", "note", "unknown", "followup")
SIDES = ("for", "against")


@dataclass(frozen=True)
class Part:
    """A piece of an answer.

    Attributes:
        kind: `lead`, `note` and `followup` are our own words from data files; `quote` stands verbatim in its
            source; `claim` is a sentence written by a model; `unknown` says what is not known.
        text: its words.
        side: `for` or `against` what was asked, or None.
        source: code of the source a quote, a claim or an `unknown` rests on; else empty.
        lines: first and last line in the source, counted from 1, or None.
        evidence: evidence kind of instrument.md 4.1 (E S R A B O); else empty.
        voice: whether the passage speaks `for`, `critical`, `both` or `background`; else empty.
        passage: id of the passage it is from; else empty.
        near: the passage is near but no answer ("nära, men inte svar").
    """

    kind: str
    text: str
    side: str | None = None
    source: str = ""
    lines: tuple[int, int] | None = None
    evidence: str = ""
    voice: str = ""
    passage: str = ""
    near: bool = False


@dataclass(frozen=True)
class Reply:
    """The answer to one message.

    Attributes:
        question: the message as it was written.
        intent: what it was taken for, a kind of `dialogue.intents`.
        parts: what is said, in order.
        abstained: the sources give no answer.
        refused: the tool does not answer such a question.
        model: name of the model that wrote the claims, or None.
        concepts: keys of concepts that are offered ("Menar du …?").
        quotes_found: of the quotations a model made, how many stand in the corpus; None without a model.
        quotes_made: how many it made; None without a model.
    """

    question: str
    intent: str
    parts: tuple[Part, ...]
    abstained: bool = False
    refused: bool = False
    model: str | None = None
    concepts: tuple[str, ...] = ()
    quotes_found: int | None = None
    quotes_made: int | None = None
