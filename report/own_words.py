"""The person's own words: what was written, and what was said about the pictures."""

from assessment import Reflection
from report.material import Material
from report.parts import Correction, Echo, OwnWords

_BLOCKS = ("pairs1-3", "pairs4-6", "kvw", "sc")
"""The four summaries (instrument.md 2.20); what is written there stands with its correction."""

_CORRECTING = ("nej", "delvis")


def own_words(material: Material) -> OwnWords:
    """Opening, reflections and corrections, word for word."""
    answers = material.answers
    notes = [note for note in _written(material) if note.ref not in _BLOCKS]
    echoes = tuple(_echo(material, note.ref, note.text, kept=note.in_report) for note in notes)
    aims = _aims(material)
    said = answers.opening.strip() or echoes or aims
    return OwnWords(
        opening_question=material.instrument.wording.get("opening.question"),
        opening=answers.opening.strip(),
        reflections=echoes,
        corrections=corrections(material, *_BLOCKS),
        aims=aims,
        sentence=material.say("own.sentence" if said else "own.none"),
    )


def _aims(material: Material) -> tuple[str, ...]:
    """What the person wants out of it, in the words of the list it was chosen from; never scored."""
    wording = material.instrument.wording
    known = wording.table("aim") if wording.has("aim") else {}
    return tuple(known[code] for code in material.answers.aims if code in known)


def corrections(material: Material, *blocks: str) -> tuple[Correction, ...]:
    """What the person said about the pictures of these blocks, where the answer was no or in part."""
    found = []
    for block in blocks:
        answer = material.answers.summaries.get(block, "").lower()
        if answer not in _CORRECTING:
            continue
        own = tuple(
            _echo(material, note.ref, note.text, kept=note.in_report)
            for note in _written(material)
            if note.ref == block
        )
        where = material.say(f"block.{block}")
        found.append(Correction(block, answer, material.say(f"correction.{answer}", where=where), own))
    return tuple(found)


def _written(material: Material) -> list[Reflection]:
    return [note for note in material.answers.reflections if note.text.strip()]


def _echo(material: Material, ref: str, text: str, *, kept: bool) -> Echo:
    return Echo(ref, _where(material, ref), text.strip(), kept)


def _where(material: Material, ref: str) -> str:
    number = ref.removeprefix("pair").removeprefix("labels")
    if number.isdigit() and int(number) in material.instrument.pairs:
        return material.say("own.pair", n=number, name=material.instrument.pairs[int(number)].name)
    if ref in material.instrument.scales:
        return material.name(ref)
    key = f"report.block.{ref}"
    name = material.texts(key) if material.texts.has(key) else material.say("own.elsewhere")
    return name[:1].upper() + name[1:]
