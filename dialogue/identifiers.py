"""Numbers and addresses that point to a person: identity numbers, phone numbers, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"(?<![\d:/.,-])(?:1[89]|20)?(\d{6})\s?[-+–]?\s?(\d{4})(?![\d:/])")
_PHONE = re.compile(
    r"(?<![\w:/.,–-])(?:\+\d{2}|00\d{2}|0(?=[1-9]))[ -]?(?:\(0\)[ -]?)?\d{1,4}(?:[ –-]{1,3}\d{2,4}){1,4}"
    r"(?![\d:/])"
    r"|(?<![\w:/.,–-])(?:\+\d{9,12}|0[1-9]\d{7,8})(?![\d:/])"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_COORDINATION = 60  # is added to the day in a coordination number
_DIGITS_OF_PHONE = range(8, 15)


def find_identifiers(text: str) -> Iterator[tuple[str, int, int]]:
    """Kind and place of each identity number, phone number and e-mail address in a text."""
    taken: list[tuple[int, int]] = []
    for found in _NUMBER.finditer(text):
        looks_like_phone = found.group().startswith("07") and found.group().isdigit()
        if is_identity_number(found[1] + found[2]) and not looks_like_phone:
            taken.append(found.span())
            yield "identity_number", *found.span()
    for found in _MAIL.finditer(text):
        yield "email", *found.span()
    for found in _PHONE.finditer(text):
        start, end = found.span()
        digits = sum(char.isdigit() for char in found.group())
        if digits in _DIGITS_OF_PHONE and not any(low < end and start < high for low, high in taken):
            yield "phone", start, end


def is_identity_number(digits: str) -> bool:
    """Whether ten digits are a Swedish identity or coordination number: a day, and the check digit.

    The check digit is Luhn's: every other digit doubled from the first, the digits' sum a multiple of ten
    (own computation; 121212-1212 is the tax agency's test number).

    >>> is_identity_number("1212121212")
    True
    >>> is_identity_number("1212121213")
    False
    """
    month, day = int(digits[2:4]), int(digits[4:6])
    if not 1 <= month <= 12 or not 1 <= (day - _COORDINATION if day > _COORDINATION else day) <= 31:  # noqa: PLR2004
        return False
    return sum(sum(divmod(int(digit) * (2 - at % 2), 10)) for at, digit in enumerate(digits)) % 10 == 0
