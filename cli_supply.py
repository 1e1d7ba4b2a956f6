"""The commands about what the product is built of: `audit` and `sbom`."""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from settings import ROOT

if TYPE_CHECKING:
    from cyclonedx.model.bom import Bom

Adder = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
DONE, WRONG, BAD_INPUT = 0, 1, 2
_AUDIT_S = 600


class SupplyCommandError(Exception):
    """What the command needs is not there; the message says what to do."""


@dataclass(frozen=True)
class Part:
    """One installed package that the product needs.

    Attributes:
        name: as it is normalised.
        version: as it is installed.
        licence: an SPDX expression, or empty when the package states none.
        needs: names of the packages it needs itself.
    """

    name: str
    version: str
    licence: str
    needs: tuple[str, ...]


def register(add: Adder) -> None:
    """Add the commands to the command line."""
    add("audit", _audit, "look up known vulnerabilities of every package the product needs")
    sbom = add("sbom", _sbom, "write what the product is built of, as CycloneDX 1.6 JSON")
    sbom.add_argument("-o", "--output", type=Path, required=True, help="file to write")


def parts(file: Path = ROOT / "requirements.txt") -> dict[str, Part]:
    """Every package that the lines of a file need, as they are installed here."""
    from packaging.requirements import Requirement

    lines = file.read_text(encoding="utf-8").splitlines()
    waiting = [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]
    found: dict[str, Part] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop()
        key = (_normal(wanted.name), frozenset(wanted.extras))
        if key in seen:
            continue
        seen.add(key)
        try:
            one = distribution(wanted.name)
        except PackageNotFoundError as error:
            raise SupplyCommandError(f"{wanted.name} is not installed: run `make install`") from error
        needed = [Requirement(text) for text in one.requires or ()]
        marks = [{"extra": extra} for extra in (*wanted.extras, "")]
        needed = [req for req in needed if not req.marker or any(map(req.marker.evaluate, marks))]
        before = found[key[0]].needs if key[0] in found else ()
        names = {*before, *(_normal(req.name) for req in needed)}
        found[key[0]] = Part(key[0], one.version, _licence(one), tuple(sorted(names)))
        waiting += needed
    return dict(sorted(found.items()))


def _licence(one: Distribution) -> str:
    return str(one.metadata.json.get("license_expression", ""))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _audit(_args: argparse.Namespace) -> int:
    known = parts()
    report = _asked(known)
    found, unknown = [], []
    for one in report["dependencies"]:
        if "skip_reason" in one:
            unknown.append(one["name"])
        found += [(one["name"], one["version"], each) for each in one.get("vulns", ())]
    for name, version, each in found:
        mended = ", ".join(each["fix_versions"]) or "no version"
        sys.stdout.write(f"{name} {version}: {each['id']}, mended in {mended}\n")
    if unknown:
        sys.stderr.write(
            f"{len(unknown)} of {len(known)} packages could not be looked up; nothing is known of:\n"
        )
        sys.stderr.write("\n".join(sorted(unknown)) + "\n")
    if found:
        return WRONG
    if unknown:
        return BAD_INPUT
    sys.stdout.write(f"{len(known)} packages, no known vulnerability\n")
    return DONE


def _asked(known: Mapping[str, Part]) -> dict[str, Any]:
    """What pip-audit says of packages at exactly these versions."""
    if importlib.util.find_spec("pip_audit") is None:
        raise SupplyCommandError("pip-audit is not installed: pip install -r requirements-dev.txt")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "installed.txt"
        file.write_text("".join(f"{one.name}=={one.version}\n" for one in known.values()), encoding="utf-8")
        options = ("--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off")
        command = [sys.executable, "-m", "pip_audit", "-r", str(file), *options]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_AUDIT_S)  # noqa: S603 - our own words
        except subprocess.TimeoutExpired as error:
            raise SupplyCommandError(f"nothing was checked: no answer within {_AUDIT_S} s") from error
    try:
        report: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        why = (done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1]
        raise SupplyCommandError(
            f"nothing was checked: vulnerabilities are looked up on the network ({why})"
        ) from error
    return report


def _sbom(args: argparse.Namespace) -> int:
    if importlib.util.find_spec("cyclonedx") is None:
        raise SupplyCommandError("cyclonedx-python-lib is not installed: pip install -r requirements-dev.txt")
    from cyclonedx.output.json import JsonV1Dot6

    known = parts()
    written = JsonV1Dot6(_bill(known)).output_as_string(indent=2)
    try:
        args.output.write_text(written + "\n", encoding="utf-8")
    except OSError as error:
        raise SupplyCommandError(f"{args.output}: {error.strerror}") from error
    sys.stdout.write(f"{args.output}: {len(known)} packages\n")
    return DONE


def _bill(known: Mapping[str, Part]) -> Bom:
    """The bill of materials: the product, its packages, and which needs which."""
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from packageurl import PackageURL

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    licences = LicenseFactory()
    made = {
        one.name: Component(
            name=one.name,
            version=one.version,
            type=ComponentType.LIBRARY,
            bom_ref=f"{one.name}@{one.version}",
            purl=PackageURL("pypi", None, one.name, one.version),
            licenses=[licences.make_from_string(one.licence)] if one.licence else (),
        )
        for one in known.values()
    }
    bill = Bom(components=made.values())
    product = Component(
        name=project["name"], version=project["version"], type=ComponentType.APPLICATION, bom_ref="product"
    )
    bill.metadata.component = product
    needed = {name for one in known.values() for name in one.needs}
    bill.register_dependency(product, [one for name, one in made.items() if name not in needed])
    for one in known.values():
        bill.register_dependency(made[one.name], [made[name] for name in one.needs])
    return bill
