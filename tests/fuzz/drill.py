"""How a target is run: few fixed examples in the test suite, any number of random ones by command.

Hypothesis makes the examples (structured: from valid inputs on). In the test suite they are the same in every
run, so that nothing fails by chance; `python -m tests.fuzz` runs the same targets with other examples for as
long as it is told. With `--coverage` atheris (libFuzzer) chooses the bytes behind Hypothesis' choices and
follows what code an input reaches; it is no requirement of the project (pip install atheris).
"""

import functools
import random
import time
import traceback
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings

SECONDS = 5.0
"""Processor time that one input may take; the slowest of the valid ones needs a hundredth of it."""
_ROOT = Path(__file__).resolve().parents[2]
_QUIET = (
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.filter_too_much,
    HealthCheck.large_base_example,
)
_AT_ONCE = 100  # examples between two looks at the clock


def fuzz(examples, **strategies):
    """Makes a test of a target: it takes what the strategies draw and holds for all of it."""

    def decorate(target):
        fixed = _settings(examples, Phase.explicit, derandomize=True)
        test = fixed(given(**strategies)(target))
        test.drill = functools.partial(Drill, target, strategies)
        return test

    return decorate


def _settings(examples, *phases, derandomize):
    return settings(
        max_examples=examples,
        derandomize=derandomize,
        deadline=None,
        database=None,
        phases=(*phases, Phase.generate, Phase.shrink),
        suppress_health_check=_QUIET,
        report_multiple_bugs=False,
    )


@contextmanager
def bounded(seconds=SECONDS):
    """Refuses what takes too much of the processor; other programs on the machine do not count."""
    begun = time.thread_time()
    yield
    spent = time.thread_time() - begun
    assert spent < seconds, f"took {spent:.1f} s of the processor"


@dataclass
class Drill:
    """A target with random examples, until its time is up.

    Attributes:
        target: the function.
        strategies: what it is given.
        examples: how many inputs it has been given.
        findings: where it failed, with the smallest input that was found.
    """

    target: object
    strategies: dict
    examples: int = 0
    findings: dict = field(default_factory=dict)

    @property
    def name(self):
        """File and name of the target."""
        return f"{self.target.__module__.rsplit('.', 1)[-1]}.{self.target.__name__}"

    def run(self, seconds):
        """Gives the target other examples until the time is up."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            one = given(**self.strategies)(self._counted(end))
            one = hypothesis.seed(random.SystemRandom().getrandbits(64))(one)
            with suppress(Exception):  # it is noted where it happens
                _settings(_AT_ONCE, derandomize=False)(one)()

    def from_bytes(self):
        """A function that runs the target with what some bytes stand for (atheris)."""
        one = _settings(_AT_ONCE, derandomize=False)(given(**self.strategies)(self._counted(float("inf"))))
        return one.hypothesis.fuzz_one_input

    def _counted(self, end):
        """The target, which counts, notes where it fails, and passes over what is known already."""
        known = set(self.findings)

        @functools.wraps(self.target)
        def counted(**given):
            if time.monotonic() > end:
                return
            self.examples += 1
            try:
                self.target(**given)
            except hypothesis.errors.UnsatisfiedAssumption:
                raise
            except Exception as error:
                where = _where(error)
                if where in known:
                    return
                self.findings[where] = (given, traceback.format_exc())
                raise

        return counted


def _where(error):
    """What kind of error it is, and the last line of ours that it passed."""
    ours = [
        one for one in traceback.extract_tb(error.__traceback__) if Path(one.filename).is_relative_to(_ROOT)
    ]
    ours = [one for one in ours if "/.venv/" not in one.filename]
    last = f"{Path(ours[-1].filename).relative_to(_ROOT)}:{ours[-1].lineno}" if ours else "?"
    return f"{type(error).__name__} at {last}"
