"""Times of the PDFs beside bare ones of equal length, and many at once: `python -m bench.pdf [rounds]`."""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import typst

from assessment import Answers, load_instrument, score
from bench.scoring import draw
from report import Findings, boss_pdf, build_findings, report_pdf, report_pictures
from report.svg import FONTS
from retrieval import load_sources
from texts import Texts, load_texts

DAY = date(2026, 11, 21)
CORPUS = Path(__file__).resolve().parent.parent / "corpus"
MANY = 200
PAGE = "lorem(470)"
"""About one page of running text in the bare document."""

COLD = """
import time; start = time.perf_counter()
from bench.pdf import DAY, found
from report import report_pdf
from texts import Texts, load_texts
report_pdf(found(1), load_texts("sv"), DAY)
print(time.perf_counter() - start)
"""


def found(seed: int) -> Findings:
    """The findings of one drawn answer set."""
    instrument, texts = load_instrument("sv"), load_texts("sv")
    answers: Answers = draw(instrument, random.Random(seed))
    return build_findings(score(instrument, answers), instrument, answers, texts, load_sources(CORPUS), "sv")


def median_ms(make: Callable[[int], object], rounds: int) -> float:
    """The median time of a call, in ms; the call gets the number of the round."""
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        make(number)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def bare(pages: int) -> Callable[[int], object]:
    """A function that sets a bare document of that many pages, with other words each time."""
    folder = Path(tempfile.mkdtemp())
    file = folder / "bare.typ"
    body = "#pagebreak()\n".join(f"= Del {number}\n#{PAGE}\n" for number in range(1, pages + 1))
    head = '#set document(title: "T")\n#set text(font: "IBM Plex Sans", size: 9.5pt)\n#sys.inputs.n\n'
    file.write_text(head + body, encoding="utf-8")
    compiler = typst.Compiler(
        input=str(file), root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True
    )
    return lambda number: compiler.compile(
        sys_inputs={"n": str(number)}, format="pdf", pdf_standards=["ua-1"]
    )


def boss(same: Findings, number: int) -> bytes:
    """The page for the boss with three hindrances."""
    lines = [f"{PAGE} {number} {line}" for line in range(3)]
    return boss_pdf(same, load_texts("sv"), DAY, hindrances=lines, ask=PAGE)


def all_at_once(drawn: list[Findings], texts: Texts) -> tuple[float, float, float]:
    """MANY reports asked for at the same moment: seconds in all, memory before and at most, in MiB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    with ThreadPoolExecutor(MANY) as people:
        list(people.map(lambda one: report_pdf(drawn[one % len(drawn)], texts, DAY), range(MANY)))
    passed = time.perf_counter() - start
    return passed, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(rounds: int) -> None:
    """Print the times and their ratios."""
    texts = load_texts("sv")
    cold = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True)
    drawn = [found(seed) for seed in range(rounds + 1)]
    same = drawn[-1]
    pdf = report_pdf(same, texts, DAY)
    pages = pdf.count(b"/Type/Page/") or 6
    times = (
        (f"profile, {pages} pages, new answers", lambda n: report_pdf(drawn[n], texts, DAY), pages),
        ("profile, the same answers", lambda n: report_pdf(same, texts, DAY, example=bool(n % 2)), pages),
        ("page for the boss", lambda n: boss(same, n), 1),
        ("pictures of the profile", lambda n: report_pictures(drawn[n], texts, DAY), pages),
    )
    print(f"{len(pdf) / 1024:.0f} KiB, {rounds} rounds, medians")
    print(f"cold (new process, imports, fonts)  {float(cold.stdout) * 1000:8.0f} ms")
    for name, make, many in times:
        plain = bare(many)
        plain(-1)
        value, base = median_ms(make, rounds), median_ms(plain, rounds)
        print(f"{name:<35} {value:8.1f} ms   {value / base:5.2f} x bare ({base:.1f} ms)")
    passed, before, most = all_at_once(drawn, texts)
    print(f"{MANY} profiles at once {passed:8.1f} s, memory {before:.0f} -> {most:.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
