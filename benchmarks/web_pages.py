"""How long the pages of the working surface take on a large ledger: median, slowest, and share under 300 ms, page by page.

    python benchmarks/web_pages.py LEDGER [--each 7]

LEDGER is one as `benchmarks/ledger_scale.py` makes it.  Questions of one page differ (parties, classes, words, reports, events ...), so
that no answer is the one kept of the question before; the clock runs from the request to the last byte, in one process, without a network.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from pathlib import Path

from fastapi.testclient import TestClient

from depesche.ledger import Ledger
from depesche.web import Settings, create_app

LIMIT = 0.3
CLASSES = ("CONSULT", "AGREE", "SUPPORT", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")


def addresses(path: Path, each: int) -> dict[str, list[str]]:
    """Give page -> different addresses of it, chosen by chance but the same each time."""
    chance = random.Random(7)
    with Ledger(path, read_only=True) as ledger:
        reports = [r[0] for r in ledger.sql(f"SELECT report FROM readings USING SAMPLE reservoir({each} ROWS) REPEATABLE (7)").rows]
        events = [r[0] for r in ledger.sql(f"SELECT id FROM events USING SAMPLE reservoir({each} ROWS) REPEATABLE (7)").rows]
        actors = [r[0] for r in ledger.sql(f"SELECT actor FROM actors USING SAMPLE reservoir({3 * each} ROWS) REPEATABLE (7)").rows]
        copies = [r[0] for r in ledger.sql(f"SELECT report FROM copies USING SAMPLE reservoir({each} ROWS) REPEATABLE (7)").rows]
        states = [
            r[0] for r in ledger.sql(
                "SELECT country FROM participants WHERE length(country) = 3 GROUP BY country ORDER BY count(*) DESC LIMIT 12"
            ).rows
        ]  # fmt: skip
    pairs = [chance.sample(states, 2) for _ in range(each)]
    words = [w for r in ("Putin", "Treffen", "Moskau", "visit", "sanctions", "Gipfel", "talks", "Regierung") for w in [r]]
    return {
        "/start": ["/start"] * 2,
        "/timeline, everything": [f"/timeline?page={n}" for n in range(1, each + 1)],
        "/timeline, two parties": [f"/timeline?party={a}&party={b}" for a, b in pairs],
        "/tally": [f"/tally?type={c}" for c in CLASSES[:each]],
        "/compare": [f"/compare?party={a}&one=2019&other=2020" for a in states[:each]],
        "/event": [f"/event/{e}" for e in events],
        "/network": [f"/network?type={c}" for c in CLASSES[:each]],
        "/map": [f"/map?type={c}" for c in CLASSES[:each]],
        "/search": [f"/search?text={w}" for w in words[:each]],
        "/reports": [f"/reports?page={n}" for n in range(1, each + 1)],
        "/report": [f"/report/{r}" for r in reports],
        "/actors": [f"/actors?page={n}" for n in range(1, each + 1)],
        "/actor": [f"/actor?name={a}" for a in dict.fromkeys(actors)][:each],
        "/review": [f"/review?type={c}" for c in CLASSES[:each]],
        "/contradictions": [f"/contradictions?type={c}" for c in CLASSES[:each]] + ["/contradictions"],
        "/check": [f"/check?page={n}" for n in range(1, each + 1)],
        "/copies": [f"/copies?page={n}" for n in range(1, each + 1)],
        "/copies/{report}": [f"/copies/{r}" for r in dict.fromkeys(copies)],
        "/runs": [f"/runs?page={n}" for n in range(1, 3)],
        "/lexicon": [f"/lexicon?text={w}" for w in words[:each]],
    }


def main() -> None:
    """Ask all pages and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--each", type=int, default=7)
    asked = parser.parse_args()
    settings = Settings(ledger=asked.ledger, read_only=True)
    with TestClient(create_app(settings), base_url="http://localhost", headers={"accept": "text/html"}) as client:
        client.get("/start")
        client.get("/lexicon?text=warm")
        print(f"{'page':28} {'median':>8} {'slowest':>8} {'under .3':>9}  status")
        for page, some in addresses(asked.ledger, asked.each).items():
            seconds, wrong = [], set()
            for address in some:
                begin = time.perf_counter()
                status = client.get(address).status_code
                seconds.append(time.perf_counter() - begin)
                wrong |= {status} - {200}
            under = sum(s < LIMIT for s in seconds) / len(seconds)
            print(f"{page:28} {statistics.median(seconds):8.3f} {max(seconds):8.3f} {under:9.2f}  {wrong or 'ok'}", flush=True)


if __name__ == "__main__":
    main()
