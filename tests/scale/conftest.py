import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ledgers_told import exported
from made_reports import write_files

from depesche.pipeline import read_sources
from depesche.questions import Ledger


@pytest.fixture(scope="session")
def sources(tmp_path_factory):
    """Two long files and two short ones."""
    return write_files(tmp_path_factory.mktemp("sources"), (80, 80, 6, 6))


@pytest.fixture(scope="session")
def expected(sources, tmp_path_factory):
    """What the ledger tells if all sources are added to it directly, in this process."""
    path = tmp_path_factory.mktemp("direct") / "direct.duckdb"
    with Ledger(path) as ledger:
        ledger.add_many(read_sources(sources))
        ledger.settle()
    content, more = exported(path)
    assert content.count(b"\n") > 150
    assert all(more), "every table has rows, so that every one is compared"
    return content, more
