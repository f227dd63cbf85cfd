"""`make demo`: read six reports, show one as a person sees it, keep all in a ledger, print the timeline."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "examples").iterdir())


def run(*arguments: str, shown: str = "") -> None:
    """Run a depesche command in the project's folder and show it as it would be typed."""
    print(f"\n$ depesche {shown or ' '.join(arguments)}\n", flush=True)
    code = subprocess.run([sys.executable, "-m", "depesche.cli.main", *arguments], check=False, cwd=ROOT).returncode
    if code > 1:  # 1 means that some reports were rejected, each with its reason
        sys.exit(code)


def main() -> None:
    """Show one reading, then the ledger's timeline of the two states."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "demo.duckdb")
        run("read", "--view", "examples/2025-05-08_moskau.html")
        run("add", *REPORTS, "--ledger", ledger, shown="add examples/* --ledger demo.duckdb")
        states = ("timeline", "--party", "RUS", "--party", "CHN", "--ledger")
        run(*states, ledger, shown=f"{' '.join(states)} demo.duckdb")


if __name__ == "__main__":
    main()
