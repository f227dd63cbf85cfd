"""Which reports repeat a report or are repeated by it, with the passages that show it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from depesche.ledger import Ledger
from depesche.ledger.settling.comparing import FEWEST, LONGEST, NEAR, TAKEN
from depesche.ledger.settling.wording import Wording
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.days import iso
from depesche.questions.finding import find_report
from depesche.questions.timeline import coverage
from depesche.questions.wordings import reports_of

COLUMNS = (
    "kind", "report", "outlet", "doc", "title", "published", "order", "score", "containment", "resemblance", "taken", "words",
    "passages", "why", "claims",
)  # fmt: skip
"""`order`: whether the other report was published earlier, later, on the same day; `passages`: the shared wording with
its place in each report; `claims`: those of the asked report whose sentence stands in it."""


_WHOLE = {"containment": 1.0, "resemblance": 1.0, "taken": 1.0, "passages": []}
"""Evidence of reports of the same words."""


def copies(ledger: Ledger, report: str) -> Answer:
    """List the reports that share their wording with one: identical, nearly so, rewritten, or quoting the same words.

    `report` is an id or its beginning, a doc, URL or origin.  Raises
    `UsageError` if it names none or several.
    """
    key = find_report(ledger, report)
    (mine,) = reports_of(ledger, [key])
    claims = ledger.query("claim_places", {"report": key}, package=__package__).dicts()
    found = ledger.query("copies_of", {"report": key}, package=__package__).dicts()
    published = mine["published_earliest"] or mine["published_latest"]
    texts = _Texts(ledger, key, found)
    rows = tuple(_row(row, claims, published, texts) for row in found)
    held = coverage(ledger, None, None)
    unsettled = len(ledger.query("not_compared", package=__package__).rows)
    return Answer(
        question={"asked": "copies", "report": key},
        columns=COLUMNS,
        rows=rows,
        coverage=held,
        words=(_summary(mine, rows),),
        caveats=(held_in_words(held), *_caveats(unsettled)),
    )


def _row(row: Mapping[str, Any], claims: Sequence[Mapping[str, Any]], published: date | None, texts: _Texts) -> tuple[Any, ...]:
    evidence: dict[str, Any] = json.loads(row["evidence"]) if row["evidence"] else _WHOLE
    turned = [_turned(p) if row["is_other"] else p for p in evidence["passages"]]
    passages = [texts.placed(p, (row["my_leader"], row["leader"]), row["other"]) for p in turned]
    inside = [c["id"] for c in claims if row["kind"] == "identical" or _inside(c, passages)]
    return (
        row["kind"], row["other"], row["outlet"], row["doc"], row["title"], iso(row["published"]), _order(row["published"], published),
        row["score"], evidence["containment"], evidence["resemblance"], evidence["taken"], evidence.get("words", row["words"]),
        passages, row["why"], inside,
    )  # fmt: skip


class _Texts:
    """Wordings of the reports in question: evidence names places in the first report of the same words, not in its doubles."""

    def __init__(self, ledger: Ledger, mine: str, found: Sequence[Mapping[str, Any]]) -> None:
        self._mine = mine
        names = {mine, *(row[name] for row in found for name in ("other", "leader", "my_leader"))}
        self._texts = {row["id"]: Wording(row["text"]) for row in reports_of(ledger, names)}

    def placed(self, passage: Mapping[str, Any], leaders: tuple[str, str], other: str) -> dict[str, Any]:
        """Give a passage with its places in the two reports themselves."""
        begin, end = self._moved((passage["begin"], passage["end"]), leaders[0], self._mine)
        other_begin, other_end = self._moved((passage["other_begin"], passage["other_end"]), leaders[1], other)
        text = self._texts[self._mine].text[begin:end]
        return {**passage, "text": text, "begin": begin, "end": end, "other_begin": other_begin, "other_end": other_end}

    def _moved(self, place: tuple[int, int], leader: str, report: str) -> tuple[int, int]:
        return place if leader == report else self._texts[report].span(*self._texts[leader].within(*place))


def _turned(passage: Mapping[str, Any]) -> dict[str, Any]:
    """Give a passage with the places in both reports exchanged."""
    places = {"begin": "other_begin", "end": "other_end", "other_begin": "begin", "other_end": "end"}
    return {name: passage[places.get(name, name)] for name in passage}


def _inside(claim: Mapping[str, Any], passages: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether a claim's sentence and a passage overlap."""
    if claim["place"] != "text" or claim["begin"] is None:
        return False
    return any(p["begin"] < claim["end"] and claim["begin"] < p["end"] for p in passages)


def _order(other: date | None, published: date | None) -> str | None:
    if other is None or published is None:
        return None
    return "same day" if other == published else "earlier" if other < published else "later"


def _summary(mine: Mapping[str, Any], rows: Sequence[tuple[Any, ...]]) -> str:
    name = mine["title"] or mine["doc"] or mine["id"]
    kinds: dict[str, int] = {}
    for row in rows:
        kinds[row[0]] = kinds.get(row[0], 0) + 1
    said = ", ".join(f"{number} {kind.replace('_', ' ')}" for kind, number in kinds.items())
    return f"{name}: {said or 'no report with the same wording'}."


def _caveats(unsettled: int) -> Iterator[str]:
    yield (
        f"Near identical: {NEAR:.0%} of the five-word sequences of both are the same. Rewritten: {FEWEST} words or more in passages, "
        f"one of them of {LONGEST}, make up {TAKEN:.0%} of the shorter report. Set texts that many reports carry do not count. Which one "
        "came first is told from the days of publication alone; both may follow a third."
    )
    yield (
        "Translated: names and numbers of both stand in the same order, and quotations and acts answer each other. A report told anew in "
        "other words is not found."
    )
    if unsettled:
        yield f"Not compared yet: {counted(unsettled, 'report')}; `depesche add` or `Ledger.settle()` does it."
