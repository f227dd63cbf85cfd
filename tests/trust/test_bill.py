"""The bill of materials lists what is locked, the same every time; a look-up that could not be made is no clean bill."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_locked_package_is_listed_with_its_hashes(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        subprocess.run([sys.executable, str(ROOT / "scripts" / "sbom.py"), "--out", str(tmp_path / name)], check=True, capture_output=True)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    made = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    pinned = {
        line.partition("==")[0].lower() for line in LOCK.read_text(encoding="utf-8").splitlines() if "==" in line and line[0] not in " #"
    }
    assert {part["name"] for part in made["components"]} == {name.partition("[")[0].replace("_", "-").replace(".", "-") for name in pinned}
    assert all(part["externalReferences"][0]["hashes"] for part in made["components"])
    assert "pkg:pypi/msgspec@" in " ".join(made["dependencies"][0]["dependsOn"])
    assert sum("licenses" in part for part in made["components"]) > len(made["components"]) * 0.8


def test_a_line_of_a_lock_file() -> None:
    sums = "a" * 64
    assert script("sbom").locked(f"Some_Name[extra]==1.2 \\\n    --hash=sha256:{sums}\n# via x\n") == {"some-name": ("1.2", (sums,))}


def test_an_audit_that_could_not_look_up_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    audit = script("audit")
    failed = subprocess.CompletedProcess([], 1, "", "Traceback (most recent call last):\nConnectionError: no way there\n")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: failed)
    assert audit.audit(LOCK) == 3
    assert capsys.readouterr().out == "requirements.lock: not looked up: ConnectionError: no way there\n"
    one = {"name": "x", "version": "1.0", "vulns": [{"id": "ABC-1", "fix_versions": ["1.1"]}]}
    found = subprocess.CompletedProcess([], 1, json.dumps({"dependencies": [one], "fixes": []}), "Found 1 known vulnerability")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: found)
    assert audit.audit(LOCK) == 1
    assert "requirements.lock: x 1.0: ABC-1, mended in 1.1" in capsys.readouterr().out


FINE = {"name": "alpha", "version": "1.0", "vulns": []}
UNKNOWN = {"name": "gamma", "skip_reason": "not found"}


def test_what_could_not_be_looked_up_is_no_clean_bill() -> None:
    verdict = script("audit").verdict
    assert verdict([FINE]) == (["0 known vulnerabilities in 1 packages looked up"], 0)
    lines, status = verdict([FINE, UNKNOWN])
    assert lines[-1] == "not looked up: 1 of 2 packages, the first because: not found"
    assert status == 3
    assert verdict([])[1] == 3
