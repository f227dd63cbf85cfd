"""Tests here share the stand-in for the service (`service.py`)."""

import sys
from pathlib import Path

import pytest

from depesche.lexicon import judgements, tables

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def fresh():
    """What was read of one test's overlay is not remembered in the next."""
    yield
    tables.forget()
    judgements.read.cache_clear()
