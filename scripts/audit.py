"""Look the locked packages up in a database of known vulnerabilities: `python scripts/audit.py [LOCK ...]`, with pip-audit.

Asks the network, so nothing else runs it.  Exit status: 0 nothing known, 1 something is known (listed), 3 could not be looked up,
with the reason in plain words: that is no clean bill.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
_FOUND = "known vulnerabilit"


def audit(lock: Path) -> int:
    """Audit one lock file."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--disable-pip", "--no-deps", "--progress-spinner", "off"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        print(f"{lock.name}: not looked up: the database did not answer within 300 s")
        return 3
    said = done.stdout + done.stderr
    if done.returncode == 0 or _FOUND in said.lower():
        print(f"{lock.name}:\n{said.strip()}")
        return 1 if done.returncode else 0
    last = said.strip().splitlines()[-1] if said.strip() else f"pip-audit ended with {done.returncode}"
    print(f"{lock.name}: not looked up: {last[:300]}")
    return 3


def main() -> int:
    """Audit the locks named, or both."""
    if find_spec("pip_audit") is None:
        print("not looked up: pip-audit is not installed here (pip install pip-audit)")
        return 3
    return max(audit(ROOT / name) for name in (sys.argv[1:] or LOCKS))


if __name__ == "__main__":
    sys.exit(main())
