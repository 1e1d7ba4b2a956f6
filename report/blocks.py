"""The blocks of the profile: what each figure may mean, in possibility language, and what to bear in mind."""

from collections import Counter

from report import figures
from report.material import Material
from report.own_words import corrections
from report.parts import Block, Chain, PairFinding, Reading, Room
from report.readings import reading

_LINKS = ("K", "V", "W")
_SUPPORT, _OWN = "S", "C"
_NO_SIDE = "mittfalt"


def pairs_block(material: Material, pairs: tuple[PairFinding, ...]) -> Block:
    """Six pairs: counts per class, clear leans as sentences, never a verdict (3.7)."""
    return Block(
        title=material.say("pairs.title"),
        corrections=corrections(material, "pairs1-3", "pairs4-6"),
        sentences=tuple(_pair_sentences(material, pairs)),
        notes=(
            material.instrument.wording.get("pole.gloss"),
            material.say("note.band"),
            *((material.say("note.untested"),) if any(pair.lean for pair in pairs) else ()),
        ),
        figures=(figures.six_pairs(material, pairs), figures.six_rows(material, pairs)),
    )


def _pair_sentences(material: Material, pairs: tuple[PairFinding, ...]) -> list[str]:
    wording, say = material.instrument.wording, material.say
    counts = Counter(pair.pair_class for pair in pairs if pair.pair_class)
    missing = len(pairs) - sum(counts.values())
    if not counts:
        return [say("pairs.none")]
    if len(counts) == 1 and not missing:
        sentences = [say("pairs.all", name=wording.get(f"pair_class.{next(iter(counts))}"))]
    else:
        parts = [
            say("pairs.count", k=n, name=wording.get(f"pair_class.{kind}"))
            for kind, n in counts.most_common()
        ]
        sentences = [say("pairs.counts", parts=material.joined(parts))]
    if missing:
        sentences.append(say("pairs.some_missing", n=missing))
    sentences += _leans(material, pairs)
    if any(pair.preliminary for pair in pairs):
        sentences.append(
            say("preliminary", names=material.joined(str(p.number) for p in pairs if p.preliminary))
        )
    return sentences


def _leans(material: Material, pairs: tuple[PairFinding, ...]) -> list[str]:
    """One sentence a direction for the clear leans; a hint of a lean stands in the table only."""
    sentences = []
    for side in ("tillit", "tvivel"):
        clear = [
            material.say("pairs.named", n=pair.number, name=pair.name)
            for pair in pairs
            if pair.lean == side and material.profile.pairs[pair.number].lean_strength == "tydlig"
            if not pair.preliminary
        ]
        if clear:
            lean = material.instrument.wording.get(f"lean.{side}")
            sentences.append(material.say("pairs.leans", pairs=material.joined(clear), lean=lean))
    return sentences


def chain(material: Material) -> Chain:
    """Kunna, vilja, våga with the weakest link where one is named (3.4)."""
    kvv = material.profile.kvv
    weakest = kvv.weakest if kvv else None
    if kvv is None:
        label = material.say("chain.label.missing")
    elif weakest is None:
        label = material.say("chain.label.none")
    else:
        label = material.say(f"chain.label.{_strength(material)}")
    return Chain(tuple(reading(material, code) for code in _LINKS), weakest, label)


def _strength(material: Material) -> str:
    kvv = material.profile.kvv
    sure = kvv is not None and kvv.strength == "tydlig" and not kvv.preliminary
    return "tydlig" if sure else "trolig"


def chain_block(material: Material, found: Chain) -> Block:
    """The chain's sentence: the named link, no clear link, or what is missing."""
    kvv, say = material.profile.kvv, material.say
    if kvv is None:
        missing = [link.code for link in found.links if link.score is None]
        sentences = [say("chain.missing", names=material.names(missing))]
    elif found.weakest is None:
        sentences = [say("chain.none")]
    else:
        sentences = [say(f"chain.{_strength(material)}", name=material.name(found.weakest))]
    if kvv is not None and kvv.preliminary:
        sentences.append(say("chain.preliminary"))
    named = (say("note.untested"),) if found.weakest else ()
    return Block(
        title=say("chain.title"),
        corrections=corrections(material, "kvw"),
        sentences=tuple(sentences),
        notes=(*named, *_told(material, found.links)),
        figures=(figures.chain(material, found),),
        sides=material.shelf.sides(found.weakest) if found.weakest else material.shelf.sides(*_LINKS),
    )


def room(material: Material) -> Room:
    """Room and foundation as drawn (3.5)."""
    h, kvv, quadrant = material.profile.scales["H"], material.profile.kvv, material.profile.quadrant
    name = material.instrument.wording.get(f"quadrant.{quadrant.name}.name") if quadrant.name else ""
    return Room(h.score, kvv.T if kvv else None, h.u, kvv.u if kvv else None, name, quadrant.preliminary)


def room_block(material: Material, found: Room) -> Block:
    """Room and foundation: the field's meaning, its strength, the fixed caption about the model."""
    quadrant, say = material.profile.quadrant, material.say
    if quadrant.name is None:
        sentences = [say("room.missing", names=material.names(quadrant.missing))]
    else:
        sentences = [f"{found.name}. {material.instrument.wording.get(f'quadrant.{quadrant.name}.meaning')}"]
        if quadrant.strength == "antydan":
            sentences.append(say("room.hint"))
        if quadrant.preliminary:
            sentences.append(say("room.preliminary"))
    named = quadrant.name not in {None, _NO_SIDE}
    return Block(
        title=say("room.title"),
        corrections=(),
        sentences=tuple(sentences),
        notes=(say("note.untested"),) if named else (),
        figures=(figures.room(material, found),),
        sides=material.shelf.sides("Q"),
        caption=say("room.caption"),
    )


def support(material: Material) -> tuple[Reading, ...]:
    """Support and own conditions."""
    return tuple(reading(material, code) for code in _supporting(material))


def _supporting(material: Material) -> tuple[str, ...]:
    return (_SUPPORT, _OWN) if material.own else (_SUPPORT,)


def support_block(material: Material, found: tuple[Reading, ...]) -> Block:
    """Support and own conditions, one sentence each, with the passages of both."""
    return Block(
        title=material.say("support.title"),
        corrections=corrections(material, "sc") if material.own else (),
        sentences=tuple(
            material.say("support.word", name=one.name, word=one.word)
            if one.word
            else material.say("support.missing", name=one.name)
            for one in found
        ),
        notes=(material.say("support.own" if material.own else "support.left_out"), *_told(material, found)),
        figures=(figures.support(material, found),),
        sides=material.shelf.sides(*_supporting(material)),
    )


def _told(material: Material, readings: tuple[Reading, ...]) -> tuple[str, ...]:
    """What must be said about single scales, with their names; the same remark once."""
    notes = dict.fromkeys(note for one in readings for note in one.notes)
    named = {note: material.joined(one.name for one in readings if note in one.notes) for note in notes}
    return tuple(f"{names}: {note}" for note, names in named.items())
