"""Where the sources pull apart (instrument.md 4.4), both sides stand among the first five."""

import pytest

from retrieval import find_encoder, open_searcher
from tests.retrieval.conftest import CORPUS, MODELS

TENSIONS = {  # a claim, and the lines of each side
    "Ska det bli mindre styrning, eller styrning som är nära?": (
        ["002:280-282"],
        ["002:300-302", "004:118"],
    ),
    "Måste man lita på folk först, eller kommer tilliten som ett resultat?": (
        ["000:36-37", "003:313-315", "004:140"],
        ["002:296-298", "002:159-161"],
    ),
    "Är problemet att det saknas tillit, eller har relationerna länge byggt på tillit?": (
        ["002:268-270"],
        ["004:258-264", "004:276"],
    ),
    "Mindre standardisering eller standarder för likabehandling?": (
        ["002:340", "001:713-715"],
        ["002:358-360", "004:304"],
    ),
    "Är det bra att kollegor granskar varandra?": (
        ["001:772-780", "001:828-833", "004:346"],
        ["004:348-350"],
    ),
    "Region Skåne minskade styrningen och gav mer tillit i sjukvården": (["001:665-675"], ["004:288"]),
    "Hänger det på ledarna eller på systemen?": (["002:342-350", "003:374-379"], ["002:362-372"]),
    "Att styra med värderingar": (["004:148", "003:374-379"], ["001:407-428"]),
    "Färre mål i kommunen lönar sig": (["001:324-326"], ["004:272-274"]),
    "Ska styrningens utformning ändras, eller hur den används?": (["004:278"], ["004:278"]),
    "Kontrollen ska minska så att tilliten kan växa": (
        ["002:336-338", "003:65-69"],
        ["002:354-356", "003:367-368", "004:312-314", "004:332"],
    ),
}


@pytest.fixture(scope="module")
def searcher():
    return open_searcher(CORPUS, find_encoder(MODELS)[0])


@pytest.mark.parametrize("claim", TENSIONS)
def test_both_sides_of_a_tension_stand_among_the_first_five(searcher, claim):
    hits = searcher.both_sides(claim).hits
    for side in TENSIONS[claim]:
        assert any(touches(hit.passage, place) for hit in hits for place in side), (
            side,
            [hit.passage.id for hit in hits],
        )


def touches(passage, place):
    """Whether a passage holds a line of a place."""
    source, _, lines = place.partition(":")
    first, _, last = lines.partition("-")
    return source == passage.source and passage.first <= int(last or first) and passage.last >= int(first)
