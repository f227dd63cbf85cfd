"""Which reports copy each other, settled step by step: a new report is compared with those that share fingerprints only.

The result does not depend on the order of adding: when a gram becomes
standing text (or stops being it), the reports that have it are compared anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from depesche.ledger.load import insert
from depesche.ledger.settling.anchors import acts, anchors, quotations
from depesche.ledger.settling.comparing import Passage, Shared, compare
from depesche.ledger.settling.database import batches, rows, sql, transaction
from depesche.ledger.settling.stories import touch
from depesche.ledger.settling.translations import translated
from depesche.ledger.settling.wording import Numbers, Wording
from depesche.records import Reading

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 500
STANDING = {"few": 4, "days": 30, "many": 200, "own": 5, "share": 0.2}
"""Standing text: in `few` reports over `days` days, in more than `many` reports at all, or in `own` reports of one
outlet that are at least `share` of all it has here."""
LEAST = 2
"""Shared fingerprints from which two reports are compared."""
_KEPT = 3000
_SHOWN = 12
"""Passages kept as evidence, the longest ones."""

_WHY = {
    "near_identical": "{resemblance:.0%} of the five-word sequences of both reports are the same",
    "rewritten": "{words} words in {passages}, {taken:.0%} of the shorter report, stand in the other one too",
    "same_source": "both quote the same words: {quoted} words in quotation marks are shared",
}


def settle_copies(connection: DuckDBPyConnection, progress: Callable[[int], object] | None = None) -> int:
    """Bring `copies` up to date; give the number of reports that were compared."""
    for some in batches(connection, sql("unsettled"), sql("to_word"), BATCH):
        with transaction(connection):
            _remember(connection, some)
        if progress:
            progress(len(some))
    if not rows(connection, "SELECT 1 FROM wordings WHERE NOT compared LIMIT 1"):
        return 0
    with transaction(connection):
        _lead(connection)
        _stand(connection)
        return _compare(connection)


def _remember(connection: DuckDBPyConnection, some: Iterable[dict[str, Any]]) -> None:
    """Note the wording of some reports in place of what was known of them."""
    wordings, fingerprints, kept = [], [], []
    for row in some:
        wording = Wording(row["text"])
        wordings.append({
            "report": row["report"], "reading": row["reading"], "digest": wording.digest, "words": len(wording.words),
            "outlet": row["outlet"], "published": row["published"], "leader": None, "compared": False,
        })  # fmt: skip
        fingerprints += [{"gram": int(gram), "report": row["report"]} for gram in wording.fingerprints]
        kept.append(_anchors(row))
    reports = {"reports": [row["report"] for row in wordings]}
    if rows(connection, "SELECT 1 FROM wordings WHERE report IN (SELECT unnest($reports::VARCHAR[])) LIMIT 1", reports):
        for table in ("wordings", "fingerprints", "anchors"):
            connection.execute(f"DELETE FROM {table} WHERE report IN (SELECT unnest($reports::VARCHAR[]))", reports)
    insert(connection, {"wordings": wordings, "fingerprints": fingerprints, "anchors": kept})


def _anchors(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a translation of a report would keep."""
    bare = msgspec.json.decode(row["found"], type=Reading)
    reading = msgspec.structs.replace(bare, report=msgspec.structs.replace(bare.report, text=row["text"]))
    found = anchors(reading)
    return {
        "report": row["report"], "language": row["language"] or "", "published": row["published"],
        "tokens": [a.token for a in found], "begins": [a.begin for a in found], "acts": acts(reading),
        "quotations": quotations(row["text"]),
    }  # fmt: skip


def _lead(connection: DuckDBPyConnection) -> None:
    """Note the first report of the same words; whoever was or becomes that is compared anew."""
    connection.execute(f"""
        UPDATE wordings SET leader = moved.leader, compared = false
        FROM ({sql("leaders")}) AS moved WHERE moved.report = wordings.report""")


def _stand(connection: DuckDBPyConnection) -> None:
    """Find standing text anew; reports that have a gram which changed sides are compared again."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE now_standing AS {sql('standing')}", STANDING)
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE changed AS
        (SELECT gram FROM now_standing EXCEPT SELECT gram FROM standing)
        UNION ALL (SELECT gram FROM standing EXCEPT SELECT gram FROM now_standing)""")
    connection.execute("""
        UPDATE wordings SET compared = false
        WHERE report IN (SELECT report FROM fingerprints WHERE gram IN (SELECT gram FROM changed))""")
    connection.execute("DELETE FROM standing")
    connection.execute("INSERT INTO standing SELECT gram FROM now_standing")


def _compare(connection: DuckDBPyConnection) -> int:
    """Compare what is not compared yet with whatever shares fingerprints with it."""
    standing = np.fromiter((row["gram"] for row in rows(connection, "SELECT gram FROM standing ORDER BY gram")), dtype=np.uint64)
    connection.execute("""
        DELETE FROM copies WHERE report IN (SELECT report FROM wordings WHERE NOT compared)
            OR other IN (SELECT report FROM wordings WHERE NOT compared)""")

    wordings = _Wordings(connection)
    pairs = [(row["report"], row["other"]) for row in rows(connection, sql("candidates"), {"least": LEAST})]
    found: list[dict[str, Any]] = []
    for begin in range(0, len(pairs), BATCH):
        some = pairs[begin : begin + BATCH]
        known = wordings.of({report for pair in some for report in pair})
        found += [row for one, other in some if (row := _copy((one, other), (known[one], known[other]), standing))]
    followers = rows(connection, "SELECT report, leader, words FROM wordings WHERE NOT compared AND leader <> report ORDER BY report")
    insert(connection, {"copies": [*found, *translated(connection), *(_same(**row) for row in followers)]})
    # How many reports of an event are independent follows from their copies: their events are settled again.
    connection.execute("""
        DELETE FROM settled_claims WHERE claim IN (
            SELECT c.id FROM current_claims c JOIN wordings w ON w.report = c.report WHERE NOT w.compared)""")
    touch(connection, "SELECT report FROM wordings WHERE NOT compared")
    return len(rows(connection, "UPDATE wordings SET compared = true WHERE NOT compared RETURNING report"))


class _Wordings:
    """Wordings of reports, fetched many at a time and kept as long as they are few."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._kept: dict[str, Wording] = {}

    def of(self, reports: set[str]) -> dict[str, Wording]:
        """Give the wordings of some reports by their ids."""
        if len(self._kept) > _KEPT:
            self._kept = {report: w for report, w in self._kept.items() if report in reports}
        missing = sorted(reports - self._kept.keys())
        for row in rows(self._connection, sql("wordings"), {"reports": missing}) if missing else ():
            self._kept[row["report"]] = Wording(row["text"])
        return self._kept


def _copy(pair: tuple[str, str], wordings: tuple[Wording, Wording], standing: Numbers) -> dict[str, Any] | None:
    shared = compare(*wordings, standing)
    if shared.kind is None:
        return None
    score = {"near_identical": shared.resemblance, "rewritten": shared.taken}.get(shared.kind, shared.containment)
    return {
        "report": pair[0], "other": pair[1], "kind": shared.kind, "score": round(score, 4),
        "evidence": _evidence(wordings[0], shared), "why": _why(shared),
    }  # fmt: skip


def _same(report: str, leader: str, words: int) -> dict[str, Any]:
    evidence = {"containment": 1.0, "resemblance": 1.0, "taken": 1.0, "words": words, "passages": []}
    why = f"the same {words} words in the same order"
    return {"report": report, "other": leader, "kind": "identical", "score": 1.0, "evidence": evidence, "why": why}


def _evidence(one: Wording, shared: Shared) -> dict[str, Any]:
    longest = sorted(sorted(shared.passages, key=lambda p: -p.words)[:_SHOWN], key=lambda p: p.begin)
    return {
        "containment": round(shared.containment, 4), "resemblance": round(shared.resemblance, 4), "taken": round(shared.taken, 4),
        "words": _words(shared.passages), "passages": [_passage(one, p) for p in longest],
    }  # fmt: skip


def _passage(one: Wording, passage: Passage) -> dict[str, Any]:
    return {
        "text": one.text[passage.begin : passage.end], "begin": passage.begin, "end": passage.end,
        "other_begin": passage.other_begin, "other_end": passage.other_end, "words": passage.words, "sort": passage.sort,
    }  # fmt: skip


def _why(shared: Shared) -> str:
    own = [p for p in shared.passages if p.sort == "own"]
    return _WHY[shared.kind or ""].format(
        resemblance=shared.resemblance, taken=shared.taken, words=_words(own),
        passages=f"{len(own)} passage{'s' if len(own) != 1 else ''}", quoted=_words(p for p in shared.passages if p.sort == "quoted"),
    )  # fmt: skip


def _words(passages: Iterable[Passage]) -> int:
    return sum(p.words for p in passages)
