"""`make screenshots`: every page of the working surface at 1280 and 390 pixels, light and dark, into `screenshots/`.

The ledger holds the examples and the worked family of 40 reports of the tests.  Those the README shows go to `docs/screenshots/`.
Needs Chromium (`apt-get install chromium`, or DEPESCHE_CHROMIUM).
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "web"), str(ROOT / "tests" / "ledger")]

from asking import addresses  # noqa: E402
from browsing import Watched, chromium, launched, running  # noqa: E402
from ledgers import build  # noqa: E402

SHOWN = {"start-1280-light", "report-1280-light", "event-1280-dark", "timeline-1280-light", "network-1280-light", "review-390-light"}
"""Pictures that the README shows."""
KINDS = ("report", "event", "actor", "copies", "lexicon")


def main() -> None:
    """Take all pictures; say what the console had to say."""
    if chromium() is None:
        sys.exit("there is no Chromium on this machine; install Debian's `chromium` or name one in DEPESCHE_CHROMIUM")
    out = ROOT / "screenshots"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    with tempfile.TemporaryDirectory() as folder, running(build(Path(folder) / "l.duckdb")) as site:  # noqa: SIM117
        with launched() as browser, Watched.over(browser, site) as watched:
            for name, address in pages(site).items():
                _take(watched, name, address, out)
    shown = ROOT / "docs" / "screenshots"
    shown.mkdir(exist_ok=True)
    for name in sorted(SHOWN):
        shutil.copy(out / f"{name}.png", shown)


def _take(watched: Watched, name: str, address: str, out: Path) -> None:
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            watched.look(address, width=width, scheme=scheme)
            picture = f"{name}-{width}-{scheme}"
            watched.page.screenshot(path=str(out / f"{picture}.png"), full_page=picture not in SHOWN)
            print(f"{picture}.png {address}")


def pages(site: str) -> dict[str, str]:
    """Give a name -> address for each page, one of each kind of report, event, actor ..."""
    import httpx

    with httpx.Client(base_url=site, headers={"accept": "text/html"}, timeout=60) as client:
        found = addresses(client, each=1)
        busiest = max(client.get("/timeline.json").json()["rows"], key=lambda row: (row["reports"], len(row["history"])))
    taken = {"report": "/report/2025-05-08_moskau", "event": f"/event/{busiest['event']}"}
    for address in found:
        name = re.sub(r"\W+", "-", address.strip("/").split("?")[0].split("/")[0])
        if address not in taken.values():
            taken.setdefault(name if name not in taken else f"{name}-one", address)
    return taken


if __name__ == "__main__":
    main()
