"""German Wikinews quotations: content F1 over all and by form, quotations found, speaker and cue accuracy.

The annotation is non-commercial: it is read, counted and left where it lies.
Letters and digits count, punctuation does not.  A quotation is found if an
attribution overlaps it by half (intersection over union); its speaker is right
if half of the shorter of the two source phrases is shared.  By form: the share
of our contents of that form that lies in any quotation (precision), and the
share of the quotations of that form that lies in any content of ours (recall).
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from says_common import HALF, Chars, add, attributions, chars, counting, f1, meets, share

from depesche.records import Attribution

FORMS = {"Direct": "direct", "Indirect": "indirect", "IndirectFreeIndirect": "indirect", "FreeIndirect": "free", "Reported": "reported"}
"""Their form and ours; what is told in Konjunktiv and "soll" is indirect with us."""


def articles(path: Path, limit: int | None) -> list[dict[str, Any]]:
    """The annotated articles of a file, the first `limit` of them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][:limit]


def texts(gold: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Name and text of each article."""
    return [(a["documentName"], a["originalText"]) for a in gold]


def _gold_chars(part: dict[str, Any], keep: Chars) -> Chars:
    return {i for s in part["spans"] for i in range(s["charBegin"], s["charEnd"])} & keep


def tally(article: dict[str, Any], found: tuple[Attribution, ...], n: Counter[str]) -> None:
    """Add one article to the counts."""
    keep = counting(article["originalText"])
    told = [(FORMS[a["type"]], *(_gold_chars(a[k], keep) for k in ("quote", "speaker", "cue"))) for a in article["annotations"]]
    ours = [(a.form, chars(a.content, keep), chars([a.source], keep), chars([a.cue], keep)) for a in found]
    all_told, all_ours = (set().union(*(part[1] for part in parts)) for parts in (told, ours))
    add(n, "content", all_ours, all_told)
    for form, mine in (("direct", {"direct"}), ("indirect", {"indirect", "mixed", "phrase"})):
        here = set[int]().union(*(c for f, c, _, _ in ours if f in mine))
        there = set[int]().union(*(q for f, q, _, _ in told if f == form))
        add(n, form, here, there, ours_in=all_told, told_in=all_ours)
    for form, quote, speaker, cue in told:
        best = max(ours, key=lambda o: share(o[1], quote), default=None)
        hit = best is not None and share(best[1], quote) >= HALF
        for name in ("all", form):
            n[f"{name} quotes"] += 1
            n[f"{name} found"] += hit
        if hit and best is not None and speaker:
            n["speakers"] += 1
            n["speakers right"] += meets(best[2], speaker)
        if hit and best is not None and cue:
            n["cues"] += 1
            n["cues right"] += bool(best[3] & cue)


def summary(n: Counter[str]) -> dict[str, float]:
    """The figures of the counts."""
    return {
        **{f"content {k}": v for k, v in f1(n, "content").items()},
        **{f"{form} {k}": v for form in ("direct", "indirect") for k, v in f1(n, form).items()},
        **{f"found {k}": n[f"{k} found"] / max(1, n[f"{k} quotes"]) for k in ("all", *dict.fromkeys(FORMS.values()))},
        "speaker": n["speakers right"] / max(1, n["speakers"]),
        "cue": n["cues right"] / max(1, n["cues"]),
    }


def figures(path: Path, limit: int | None = None) -> Iterator[tuple[str, float]]:
    """The figures of a file of articles."""
    n: Counter[str] = Counter()
    gold = articles(path, limit)
    for article, found in zip(gold, attributions(texts(gold), "de"), strict=True):
        tally(article, found, n)
    yield from ((f"quotes de {k}", v) for k, v in summary(n).items())
