"""Look the locked packages up in a database of known vulnerabilities: `python scripts/audit.py [LOCK ...]`, with pip-audit.

Asks the network, so nothing else runs it.  Exit status: 0 nothing known, 1 something is known (listed), 3 could not be looked up,
with the reason in plain words: that is no clean bill.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def audit(lock: Path) -> int:
    """Audit one lock file; print what was found and give the exit status."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--disable-pip", "--no-deps", "--progress-spinner", "off"]
    try:
        done = subprocess.run([*command, "--format", "json"], capture_output=True, text=True, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        print(f"{lock.name}: not looked up: the database did not answer within 300 s")
        return 3
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"pip-audit ended with {done.returncode}"
        print(f"{lock.name}: not looked up: {last[:300]}")
        return 3
    lines, status = verdict(packages)
    print("\n".join(f"{lock.name}: {line}" for line in lines))
    return status


def verdict(packages: list[dict[str, Any]]) -> tuple[list[str], int]:
    """Say what pip-audit's JSON tells of packages, and the exit status: what could not be looked up is no clean bill."""
    known = [(p, v) for p in packages for v in p.get("vulns", ())]
    lines = [
        f"{p['name']} {p['version']}: {v['id']}, mended in {', '.join(v.get('fix_versions') or ['no version yet'])}" for p, v in known
    ]  # fmt: skip
    skipped = [p for p in packages if "skip_reason" in p]
    looked_up = len(packages) - len(skipped)
    lines.append(f"{len(known)} known vulnerabilities in {looked_up} packages looked up")
    if skipped:
        lines.append(f"not looked up: {len(skipped)} of {len(packages)} packages, the first because: {skipped[0]['skip_reason']}")
    return lines, 1 if known else 3 if skipped or not packages else 0


def main() -> int:
    """Audit the locks named, or both."""
    if find_spec("pip_audit") is None:
        print("not looked up: pip-audit is not installed here (pip install pip-audit)")
        return 3
    return max(audit(ROOT / name) for name in (sys.argv[1:] or LOCKS))


if __name__ == "__main__":
    sys.exit(main())
