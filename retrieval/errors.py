"""The errors of this room: every message names the file at fault, or the passage."""

from __future__ import annotations


class RetrievalError(Exception):
    """Base of every error raised by this room."""


class SourceError(RetrievalError):
    """A file of the corpus folder is missing, changed or not what it should be.

    Args:
        file: name of the file at fault, without its folder.
        what: what is wrong, in English.
    """

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"corpus/{file}: {what}")
        self.file = file
        self.what = what


class PassageError(RetrievalError):
    """A stretch of a source that may not be shown: outside the text, or too long."""


class ModelError(RetrievalError):
    """An embedding's folder, or a file of it, is missing or not what it should be.

    Args:
        name: name of the folder, without the path to it.
        file: name of the file at fault.
        what: what is wrong, in English.
    """

    def __init__(self, name: str, file: str, what: str) -> None:
        super().__init__(f"models/{name}/{file}: {what}")
        self.name = name
        self.file = file
        self.what = what


class WriterError(RetrievalError):
    """A file of the prompts folder, or what a language model needs, is missing or not what it should be.

    Args:
        what: what is wrong, in English; names the file or the setting at fault.
    """


class DocumentProblem(RetrievalError):  # noqa: N818 - a fact about a file, told to its owner
    """A document of the organisation's own that cannot be taken in; nothing of it is kept.

    Args:
        code: what is wrong: `scanned` (pictures of text), `encrypted`, `empty`, `too_many_pages`, `too_large`
            (the file), `too_much_text`, `wrong_type` (an ending that is not known, or content that does not
            match it), `zip_bomb`, `broken` or `too_slow` (needs more time or memory than it may have).
        name: name of the file, without its folder.
    """

    def __init__(self, code: str, name: str) -> None:
        super().__init__(f"{name}: {code}")
        self.code = code
        self.name = name


class OtherModelError(ModelError):
    """An embedding that is named by setting, and is not ours, cannot be used.

    Args:
        name: name of its folder, without the path to it, or its hub id.
        what: what is wrong and what to do, in English.
    """

    def __init__(self, name: str, what: str) -> None:
        super().__init__(name, "", what)
        self.args = (f"embedding {name}: {what}",)


class IndexProblem(RetrievalError):  # noqa: N818 - a state of the store that is worked around, told by its code
    """The store of vectors cannot be used as it is.

    Args:
        code: `unreachable` (no server answers), `missing` (nothing is stored yet), `other_version` (made from
            other texts or by another embedding), `broken` (damaged, or it cannot be written) or `no_model`.
        what: what is wrong, in English.
    """

    def __init__(self, code: str, what: str) -> None:
        super().__init__(f"index ({code}): {what}")
        self.code = code
        self.what = what
