"""Runs the targets for a given time with random examples: python -m tests.fuzz --minutes 10 [NAME ...]."""

import argparse
import importlib
import logging
import os
import resource
import sys
import tempfile
import warnings
from pathlib import Path

ROOMS = ("assessment", "storage", "retrieval", "web", "workshop", "texts", "dialogue", "report", "settings")
_SEEDS, _SEED = 20, 8_192
_SHOWN = 3_000  # characters of an input that are printed; the whole of it is in the file


def main():
    """Runs all targets, or those whose name holds one of the words, and prints what each did."""
    args = _arguments()
    os.environ.setdefault("TILLIT_DATA_DIR", tempfile.mkdtemp(prefix="tillit-fuzz-"))
    if args.coverage:
        import atheris

        with atheris.instrument_imports(include=list(ROOMS)):
            drills = _drills(args.names)
    else:
        drills = _drills(args.names)
    logging.disable(logging.WARNING)
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", category=ResourceWarning)  # Starlette leaves files of half a form open
    share = args.minutes * 60 / max(1, len(drills))
    found = 0
    for one in drills:
        if args.coverage:
            _followed(one, share)
            continue
        one.run(share)
        found += len(one.findings)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{one.examples:>8} examples  {len(one.findings):>2} findings  {memory:>5} MB  {one.name}",
            flush=True,
        )
        _told(one)
    return 1 if found else 0


def _arguments():
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", help="words; only targets whose name holds one of them are run")
    parser.add_argument("--minutes", type=float, default=10, help="time for all targets together")
    parser.add_argument(
        "--coverage", action="store_true", help="let atheris (pip install atheris) choose the inputs"
    )
    return parser.parse_args()


def _drills(names):
    """The targets of this folder, by file."""
    found = []
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        module = importlib.import_module(f"tests.fuzz.{path.stem}")
        found += [one.drill() for one in vars(module).values() if hasattr(one, "drill")]
    return [one for one in found if not names or any(word in one.name for word in names)]


def _told(one):
    """Prints every finding with its input; the whole input goes to a file."""
    for number, (where, (given, trace)) in enumerate(one.findings.items(), 1):
        written = "\n".join(f"{name} = {value!r}" for name, value in given.items())
        file = Path(tempfile.gettempdir()) / f"{one.name}-{number}.txt"
        file.write_text(written, encoding="utf-8", errors="backslashreplace")
        last = "\n".join(line[:300] for line in trace.splitlines()[-12:])
        shown = written[:_SHOWN].encode("utf-8", "backslashreplace").decode()
        print(f"  {where}\n{last}\n  input ({file}):\n{shown}\n", flush=True)


def _followed(one, seconds):
    """Runs a target under atheris in a process of its own, since it ends the process it runs in."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    import atheris

    run = one.from_bytes()

    def with_bytes(data):
        try:
            run(data)
        except Exception:
            _told(one)
            raise

    print(one.name, flush=True)
    corpus = Path(tempfile.mkdtemp(prefix="tillit-fuzz-"))  # an input takes some thousand bytes of choices
    for number in range(_SEEDS):
        (corpus / str(number)).write_bytes(os.urandom(_SEED))
    options = [f"-max_total_time={int(seconds)}", "-max_len=16384", "-len_control=0", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], with_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
