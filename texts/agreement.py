"""Checks that every language says the same things: the same keys, with the same placeholders."""

from pathlib import Path

from texts.loader import TextError, Texts, languages, load_texts, placeholders


def check_texts(folder: Path | None = None) -> None:
    """Compares every language with the first one.

    Raises:
        TextError: names the file, and the keys that are missing, unknown or ask for other values.
    """
    first, *others = (load_texts(lang, folder) for lang in languages(folder))
    for other in others:
        missing = sorted(set(first.entries) - set(other.entries))
        unknown = sorted(set(other.entries) - set(first.entries))
        both = [key for key in first.entries if key in other.entries]
        unlike = [key for key in both if _asks(first, key) != _asks(other, key)]
        if missing or unknown or unlike:
            raise TextError(
                f"{other.file}: missing {missing}, unknown {unknown}, other placeholders {unlike}"
            )


def _asks(texts: Texts, key: str) -> set[str]:
    found = texts.entries[key]
    return set().union(*(placeholders(text) for text in ([found] if isinstance(found, str) else found)))
