"""How much of a source is quoted at most: whole sentences, word for word (short quotations with source)."""

import re

MOST_WORDS = 40
"""Words of a quote; a single sentence that is longer stands whole, up to LONGEST."""

LONGEST = 60
"""Words of one sentence; a longer one is referred to and not quoted."""

_BORDER = re.compile(r"(?<=[^\W\d_]{3}[.?!…])[”\"»)]*\s+[”\"«(–-]?(?=(?P<first>[^\W\d_]))")


def short_quote(quote: str) -> tuple[str, bool]:
    """The first sentences of a quote, at most 40 words together, and whether the source goes on.

    The words are the source's own; a quote is cut between two sentences and nowhere else. A first
    sentence of more than 40 words stands alone, one of more than 60 not at all.

    >>> short_quote("Ett två tre. Fyra fem.")
    ('Ett två tre. Fyra fem.', False)
    >>> short_quote("Ordet " * 39 + "slut. Nästa mening.")[0].split()[-2:]
    ['Ordet', 'slut.']
    """
    if len(quote.split()) <= MOST_WORDS:
        return quote, False
    ends = [match.start() for match in _BORDER.finditer(quote) if match["first"].isupper()] + [len(quote)]
    fitting = [end for end in ends if len(quote[:end].split()) <= MOST_WORDS]
    kept = quote[: fitting[-1] if fitting else ends[0]].rstrip()
    if len(kept.split()) > LONGEST:
        return "", True
    return kept, len(kept) < len(quote.rstrip())
