"""All wording of the interface and the reports that is not the instrument, by language."""

from texts.agreement import check_texts
from texts.loader import TextError, Texts, languages, load_texts

__all__ = ["TextError", "Texts", "check_texts", "languages", "load_texts"]
