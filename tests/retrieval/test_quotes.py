import pytest

from retrieval import find_quote

SENTENCE = "Om något ska passa överallt måste det vara abstrakt."


def test_a_quote_is_found_in_its_lines(texts):
    span = find_quote(texts["004"], SENTENCE, (156, 156))
    assert span
    assert texts["004"].normalised[span.start : span.end] == SENTENCE


def test_a_quote_in_other_lines_is_not_found(texts):
    assert find_quote(texts["004"], SENTENCE, (157, 489)) is None
    assert find_quote(texts["004"], SENTENCE, (1, 155)) is None
    assert find_quote(texts["004"], SENTENCE)


def test_the_second_place_is_found_when_the_first_is_outside_the_lines(texts):
    first = find_quote(texts["004"], "Sven Siverbo")
    second = find_quote(texts["004"], "Sven Siverbo", (9, 9))
    assert first
    assert second
    assert (first.first_line, second.first_line) == (5, 9)


@pytest.mark.parametrize(
    "quote",
    [
        SENTENCE.replace("överallt", "Överallt"),
        SENTENCE.replace("abstrakt.", "abstrakt!"),
        SENTENCE.replace("något ska", "något [...] ska"),
        "",
        " ",
    ],
)
def test_nothing_but_white_space_and_marks_is_forgiven(texts, quote):
    assert find_quote(texts["004"], quote) is None


@pytest.mark.parametrize(
    "quote",
    [
        "  Om något ska passa\n överallt  måste det vara abstrakt. ",
        "Om något ska passa över-\nallt måste det vara abstrakt.",
        "*Om något ska* passa överallt måste det vara abstrakt.",
        "- Om något ska passa överallt måste det vara abstrakt.",
    ],
)
def test_a_quote_is_read_as_its_source_is(texts, quote):
    assert find_quote(texts["004"], quote, (156, 156))


def test_nothing_longer_than_a_passage_is_found(texts):
    assert find_quote(texts["004"], texts["004"].normalised) is None
