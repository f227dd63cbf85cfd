"""What is said of locked packages: known vulnerabilities, and what could not be looked up."""

import importlib.util
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "audit.py"
SPEC = importlib.util.spec_from_file_location("audit", SCRIPT)
assert SPEC is not None and SPEC.loader is not None
audit = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(audit)

FINE = {"name": "alpha", "version": "1.0", "vulns": []}
BROKEN = {"name": "beta", "version": "2.0", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["2.1"], "aliases": []}]}
UNKNOWN = {"name": "gamma", "skip_reason": "not found"}


def test_nothing_known_is_a_clean_bill():
    assert audit.verdict([FINE]) == (["0 known vulnerabilities in 1 packages looked up"], 0)


def test_what_is_known_is_named_with_what_mends_it():
    lines, status = audit.verdict([FINE, BROKEN, UNKNOWN])
    assert lines[0] == "beta 2.0: PYSEC-2026-1, mended in 2.1"
    assert status == 1


def test_what_could_not_be_looked_up_is_no_clean_bill():
    lines, status = audit.verdict([FINE, UNKNOWN])
    assert lines[-1] == "not looked up: 1 of 2 packages, the first because: not found"
    assert status == 3
    assert audit.verdict([])[1] == 3
