"""Lets a language model find search words and write an answer, of which each sentence is checked first."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.checks import Checks, load_checks
from retrieval.claims import Dropped, Sentence, check_sentence
from retrieval.cut import Passage
from retrieval.errors import WriterError
from retrieval.grounds import Ground, Known, grounds, load_known
from retrieval.meaning import Encoder
from retrieval.prompts import Prompts, answer_messages, load_prompts, rewrite_messages
from retrieval.streaming import Chat, StoppedError, stream
from retrieval.words import split
from retrieval.written import sentences

_MOST_WORDS = 12  # of a rewritten question
_LONGEST_REWRITE = 400  # characters
_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")


@dataclass(frozen=True)
class Writer:
    """A language model with what it is told and what its sentences are held against.

    Attributes:
        name: what it is called towards the person.
        chat: the model itself.
        prompts: its instructions by language.
        checks: the rules its sentences have to keep.
        known: what is known of the corpus.
    """

    name: str
    chat: Chat
    prompts: Mapping[str, Prompts]
    checks: Checks
    known: Known


@dataclass(frozen=True)
class Ended:
    """How a model's answer ended; always the last thing that is given.

    Attributes:
        reason: `done`; or why the answer without a model has to stand in: `none` (the passages do not
            answer), `nothing` (no sentence passed), `deadline`, `busy`, `refused`, `long`, `error`.
        quotes_found: of the quotations it made, how many stand word for word in the passages they name.
        quotes_made: how many it made, those in sentences that were dropped too.
        shown: how many sentences passed.
        dropped: how many did not.
    """

    reason: str
    quotes_found: int = 0
    quotes_made: int = 0
    shown: int = 0
    dropped: int = 0

    @property
    def stands(self) -> bool:
        """Whether the sentences that passed are an answer; else the answer without a model stands in."""
        return self.reason == "done"


def open_chat(model: str, base_url: str, api_key: str, deadline_s: float) -> Chat:
    """Open a chat model behind an OpenAI-compatible endpoint; sends nothing yet.

    Args:
        model: the model's name at the endpoint.
        base_url: the endpoint; nothing is ever sent anywhere else.
        api_key: its key; empty where it needs none.
        deadline_s: seconds after which a silent connection is given up.

    Raises:
        WriterError: what requirements-model.txt names is not installed.
    """
    for name in _TRACING:
        os.environ[name] = "false"  # before langchain is imported: it would send a copy elsewhere
    try:
        from langchain.chat_models import init_chat_model
    except ImportError as error:
        raise WriterError("TILLIT_LLM_MODEL is set: pip install -r requirements-model.txt") from error
    chat: Chat = init_chat_model(
        model,
        model_provider="openai",
        base_url=base_url,
        api_key=api_key or "none",
        timeout=deadline_s,
        max_retries=0,
        temperature=0,
    )
    return chat


def make_writer(name: str, chat: Chat, corpus: Path, prompts: Path, encode: Encoder | None = None) -> Writer:
    """Put a chat model together with its instructions and its checks.

    Args:
        name: what it is called towards the person.
        chat: the model.
        corpus: the corpus folder.
        prompts: the prompts folder.
        encode: the embedding; without it only sentences in the words of the passages are let through.

    Raises:
        SourceError: a file of the corpus folder is not what it should be.
        WriterError: a file of the prompts folder is not.
    """
    return Writer(name, chat, load_prompts(prompts), load_checks(prompts), load_known(corpus, encode))


def rewrite_query(question: str, writer: Writer, deadline_s: float = 5.0, lang: str = "sv") -> str:
    """Search words for a question, in the words of the sources.

    Only words that the sources or the question have are kept.

    Args:
        question: what was asked.
        writer: the model.
        deadline_s: seconds it may take.
        lang: language of the instructions.

    Returns:
        At most twelve words; empty on any trouble, and then the question is searched for as it is.
    """
    try:
        written = "".join(stream(writer.chat, rewrite_messages(writer.prompts[lang], question), deadline_s))
    except StoppedError:
        return ""
    lines = [line for line in written.strip().splitlines() if line.strip()]
    if len(lines) != 1 or len(written) > _LONGEST_REWRITE or re.search(r"[<>{}\[\]/\\@]", written):
        return ""
    allowed = writer.known.ordinary | frozenset(split(question))
    words = (word for word in split(lines[0]) if word in allowed and not word.isdigit())
    return " ".join(list(dict.fromkeys(words))[:_MOST_WORDS])


def write_answer(
    question: str,
    passages: Sequence[Passage],
    writer: Writer,
    deadline_s: float,
    lang: str = "sv",
    own: Sequence[str] = (),
) -> Iterator[Sentence | Dropped | Ended]:
    """Let the model answer from the passages; each sentence is given once it has passed every check.

    Args:
        question: what was asked.
        passages: what the answer may rest on.
        writer: the model.
        deadline_s: seconds the whole answer may take.
        lang: language of the instructions and of the answer.
        own: the person's answers and reflections; only when the question is about the profile and the person
            agreed to send them.

    Yields:
        Sentences and what was dropped, in the order written, and last how it ended.
    """
    end = time.monotonic() + deadline_s
    there = grounds(passages, writer.known, writer.checks)
    messages = answer_messages(writer.prompts[lang], question, passages, own)
    tally = _Tally()
    try:
        for one in _checked(stream(writer.chat, messages, end - time.monotonic()), there, writer):
            if one is None:
                tally.none = True
            elif tally.shown < writer.checks.limits["most"]:
                tally.count(one)
                yield one
    except StoppedError as stopped:
        yield tally.ended(stopped.reason)
        return
    yield tally.ended("done" if tally.shown else "none" if tally.none else "nothing")


def _checked(
    pieces: Iterator[str], there: Mapping[str, Ground], writer: Writer
) -> Iterator[Sentence | Dropped | None]:
    """Each sentence after its checks; None where the model says that the passages do not answer."""
    abbreviations = writer.checks.abbreviations | writer.known.abbreviations
    for written, whole in sentences(pieces, abbreviations):
        if written.strip(" .") == writer.checks.nothing:
            yield None
        elif one := check_sentence(written, there, writer.known, writer.checks, whole=whole):
            yield one


class _Tally:
    """Counts while an answer comes."""

    def __init__(self) -> None:
        self.none = False
        self.shown = self.dropped = self.made = self.found = 0

    def count(self, one: Sentence | Dropped) -> None:
        """Count one sentence and its quotations."""
        self.made += one.quotes
        if isinstance(one, Sentence):
            self.shown += 1
            self.found += one.quotes
        else:
            self.dropped += 1
            self.found += one.found

    def ended(self, reason: str) -> Ended:
        """How it ended."""
        return Ended(reason, self.found, self.made, self.shown, self.dropped)
