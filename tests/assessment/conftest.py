"""Fixtures for the questionnaire's tests."""

from __future__ import annotations

import pytest

from assessment import Instrument, load_instrument


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    """Return the questionnaire in Swedish."""
    return load_instrument("sv")
