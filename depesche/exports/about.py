"""What goes with every export: where it comes from, which versions made it, what may be done with it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from depesche.exports.files import text_file
from depesche.ledger import Ledger

LICENCE = (
    "Texts, titles and quoted sentences belong to the publishers of the reports and stay under their terms; "
    "check them before passing an export on. What Depesche adds (claims, classes, dates, chains of sources) is "
    "under the licence of the package (see its LICENSE and NOTICE); please name Depesche and its version."
)
SHORT_LICENCE = "texts and titles: terms of their publishers; what Depesche adds: MIT, please name Depesche and its version"
READING = (
    "A row is what a report claims, not what is true. Only the statuses `occurred` and `ongoing` are told as "
    "having happened, and where `hedged` is true even these are alleged; planned, expected, possible, demanded, "
    "threatened, conditional, cancelled and denied acts have not taken place. Days are civil days, `earliest` and "
    "`latest` both inclusive; an empty cell means unknown."
)


REVIEWED = (
    "People judged some of the claims. Rejected ones are left out and corrected fields stand as corrected, except in tables named "
    "`claims` and `participants` and in lines of readings, which are as read; `judgements` says who judged what, when and why."
)


@dataclass(slots=True)
class About:
    """What an export tells about itself: `content` from the ledger, and what was left out, by reason, while writing.

    `report_day`: acts of which no day is known get the day on which they were reported, as event data sets do.
    """

    content: dict[str, Any]
    report_day: bool = False
    left_out: Counter[str] = field(default_factory=Counter)

    def whole(self) -> dict[str, Any]:
        """Give everything to be told, after writing."""
        return {**self.content, **({"left_out": dict(sorted(self.left_out.items()))} if self.left_out else {})}

    def versions(self) -> str:
        """The packages that made the readings, in one line."""
        return "; ".join(dict.fromkeys(f"depesche {row['depesche']}, lexicon {row['lexicon']}" for row in self.content["made_by"]))


def about(ledger: Ledger, **more: Any) -> About:
    """Versions, sources with their numbers of reports, licence note; nothing depends on the clock."""
    judged = {row["verdict"]: row["claims"] for row in ledger.query("reviews", package=__package__).dicts()}
    return About({
        "made_by": ledger.query("versions", package=__package__).dicts(),
        **({"reviewed": {"claims": judged, "how_to_read": REVIEWED}} if judged else {}),
        "sources": ledger.query("sources", package=__package__).dicts(),
        "how_to_read": READING,
        "licence": LICENCE,
        **more,
    })  # fmt: skip


def write_about(told: About, path: Path) -> Path:
    """Write it as JSON: `about.json` in a folder, `<file>.about.json` beside a file."""
    target = path / "about.json" if path.is_dir() else path.with_name(f"{path.name}.about.json")
    with text_file(target) as out:
        out.write(json.dumps(told.whole(), ensure_ascii=False, indent=1) + "\n")
    return target
