"""What goes with every export: where it comes from, which versions made it, what may be done with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from depesche.ledger import Ledger

LICENCE = (
    "Texts, titles and quoted sentences belong to the publishers of the reports and stay under their terms; "
    "check them before passing an export on. What Depesche adds (claims, classes, dates, chains of sources) is "
    "under the licence of the package (see its LICENSE and NOTICE); please name Depesche and its version."
)
READING = (
    "A row is what a report claims, not what is true. Only the statuses `occurred` and `ongoing` are told as "
    "having happened, and where `hedged` is true even these are alleged; planned, expected, possible, demanded, "
    "threatened, conditional, cancelled and denied acts have not taken place. Days are civil days, `earliest` and "
    "`latest` both inclusive; an empty cell means unknown."
)


def about(ledger: Ledger) -> dict[str, Any]:
    """Versions, sources with their numbers of reports, licence note; nothing depends on the clock."""
    return {
        "made_by": ledger.query("versions", package=__package__).dicts(),
        "sources": ledger.query("sources", package=__package__).dicts(),
        "how_to_read": READING,
        "licence": LICENCE,
    }


def write_about(ledger: Ledger, path: Path) -> Path:
    """Write it as JSON: `about.json` in a folder, `<file>.about.json` beside a file."""
    target = path / "about.json" if path.is_dir() else path.with_name(f"{path.name}.about.json")
    target.write_text(json.dumps(about(ledger), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return target
