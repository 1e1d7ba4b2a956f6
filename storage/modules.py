"""The modules of an answer file: what fits is kept, what does not is set aside within its module."""

from __future__ import annotations

from collections.abc import Mapping

from assessment import Instrument, mended, module_problems, module_version
from storage.problems import Problem


def mended_module(instrument: Instrument, code: str, value: object) -> tuple[object, tuple[Problem, ...]]:
    """Read one module of an answer file.

    Args:
        instrument: holds the modules that are known; one that is not stays as it is.
        code: the module.
        value: what stands under its code.

    Returns:
        What is kept, with answers that do not fit under `left_out` in it, and one problem for each of them.
    """
    module = instrument.modules.get(code)
    if module is None or not isinstance(value, Mapping):
        return value, ()
    wrong = module_problems(module, value)
    if "" in wrong:
        return value, ()
    place = f"modules.{code}"
    problems = [Problem(f"{place}.{key}", "not_an_answer", {"what": what}) for key, what in wrong.items()]
    version = module_version(value)
    if version and version != module.version:
        told = {"found": version, "known": module.version}
        problems.append(Problem(f"{place}.version", "other_module_version", told))
    return mended(module, value), tuple(problems)
