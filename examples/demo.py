"""`make demo`: read six reports, show one as a person sees it, keep all in a ledger, print the timeline."""

import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
REPORTS = sorted(str(p) for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".md"})


def run(*arguments: str) -> None:
    """Run a depesche command and show it as it was typed."""
    shown = " ".join(a.replace(str(EXAMPLES) + "/", "examples/") for a in arguments)
    print(f"\n$ depesche {shown if len(shown) < 200 else shown.split('examples/')[0] + 'examples/*'}\n", flush=True)
    code = subprocess.run([sys.executable, "-m", "depesche.cli.main", *arguments], check=False).returncode
    if code > 1:  # 1 means that some reports were rejected, each with its reason
        sys.exit(code)


def main() -> None:
    """Show one reading, then the ledger's timeline of the two states."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "demo.duckdb")
        run("read", "--view", str(EXAMPLES / "2025-05-08_moskau.html"))
        run("add", *REPORTS, "--ledger", ledger)
        run("timeline", "--party", "RUS", "--party", "CHN", "--ledger", ledger)


if __name__ == "__main__":
    main()
