"""Joins a module, its answers and the passages that speak for and against it, worded in one language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assessment import (
    Anchor,
    Answers,
    Instrument,
    Module,
    module_given,
    module_progress,
    module_version,
)
from report.cited import Passage, Sides
from report.module_parts import ModuleFinding, ModulePicture
from report.module_pictures import PICTURES, Given
from report.passages import Shelf
from retrieval import Excerpt, Source, cut_passages, find_quote, quotable, read_source
from retrieval import Passage as Stretch
from retrieval import Text as Running
from texts import Texts


@dataclass(frozen=True)
class Corpus:
    """The passages of the five texts by id, and the running texts they are cut from."""

    passages: Mapping[str, Stretch]
    running: Mapping[str, Running]


def open_corpus(sources: Mapping[str, Source]) -> Corpus:
    """The passages that a module may name.

    Raises:
        SourceError: a file is missing or changed.
    """
    running = {code: read_source(source) for code, source in sources.items()}
    return Corpus({one.id: one for one in cut_passages(sources)}, running)


def answered_modules(instrument: Instrument, answers: Answers) -> tuple[str, ...]:
    """Codes of the modules with an answer, in the instrument's order."""
    return tuple(
        code
        for code, module in instrument.modules.items()
        if module_given(module, answers.modules.get(code)) and module.picture in PICTURES
    )


def build_modules(
    codes: Iterable[str], answers: Answers, texts: Texts, shelf: Shelf, corpus: Corpus
) -> tuple[ModuleFinding, ...]:
    """What there is to show of some modules; one without an answer is left out.

    Args:
        codes: the modules, as the person chose them.
        answers: the answer set.
        texts: the interface's wording.
        shelf: the instrument in the same language, with the sources.
        corpus: the passages that modules may name.
    """
    modules, asked = shelf.instrument.modules, set(codes)
    known = [code for code in answered_modules(shelf.instrument, answers) if code in asked]
    return tuple(_finding(modules[code], answers, texts, shelf, corpus) for code in known)


def _finding(module: Module, answers: Answers, texts: Texts, shelf: Shelf, corpus: Corpus) -> ModuleFinding:
    stored = answers.modules.get(module.code)
    given = Given(module, module_given(module, stored), texts)
    done, asked = module_progress(module, given.answers)
    version, picture = module_version(stored), PICTURES[module.picture](given)
    other = version and version != module.version
    return ModuleFinding(
        code=module.code,
        name=module.words.name,
        lead=module.words.lead,
        picture=picture,
        alt=" ".join([picture.says, *_told(picture)]),
        header=(texts("module.question"), texts("module.answer")),
        rows=tuple(_in_words(given)),
        seen=module.words.seen,
        beside=module.words.beside,
        limits=module.words.limits,
        answered=texts("module.answered", n=done, of=asked),
        version=texts("module.version", code=module.code, version=module.version),
        note=texts("module.other_version", found=version, known=module.version) if other else "",
        own=texts("module.own", name=module.organisation) if module.organisation else "",
        sides=module_sides(module, shelf, corpus),
    )


def _told(picture: ModulePicture) -> Iterator[str]:
    for part in picture.parts:
        words = "; ".join(f"{row.label}: {row.said}" if row.said else row.label for row in part.rows)
        if words:
            yield f"{part.title}: {words}." if part.title else f"{words}."


def _in_words(given: Given) -> Iterator[tuple[str, str]]:
    for one in given.module.questions(given.answers):
        yield one.text, given.said(one.item, one.key)
        yield from given.follow(one.item)


def module_sides(module: Module, shelf: Shelf, corpus: Corpus) -> Sides:
    """What speaks for and against a module, in the order of its file."""
    anchors = {anchor.id: anchor for anchor in shelf.instrument.anchors}

    def found(keys: Iterable[str], side: str) -> Iterator[Passage]:
        for key in keys:
            if key in anchors:
                yield shelf.passage(replace(anchors[key], side=side))
            else:
                yield from _cut(module, key, side, shelf, corpus)

    return Sides(tuple(found(module.passages_for, "for")), tuple(found(module.passages_against, "against")))


def quotable_in(key: str, corpus: Corpus) -> Excerpt | None:
    """The first sentence of a passage that may be quoted and stands alone; None when there is none."""
    if key not in corpus.passages:
        return None
    some = quotable([corpus.passages[key]], corpus.running)
    return next((one for one in some if not one.leans), None)


def _cut(module: Module, key: str, side: str, shelf: Shelf, corpus: Corpus) -> Iterator[Passage]:
    """The sentence that is shown of a passage, with our title of it."""
    one = quotable_in(key, corpus)
    if one is None:
        return
    lines = (one.first, one.last)
    title = module.titles[key]
    anchor = Anchor(
        f"{module.code}:{key}", module.code, side, one.source, lines, lines, one.kind, one.text, title
    )
    span = find_quote(corpus.running[one.source], one.text, lines)
    if span is not None:
        yield replace(shelf.passage(anchor), stretch=f"{span.start}-{span.end}")
