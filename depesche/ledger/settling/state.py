"""Whether all is settled, and counts of reports that every answer needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depesche.ledger.settling.database import rows, transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Readings, judgements and origins are only ever added: as many as at the last settling are the same ones.
_HELD = """
    SELECT (SELECT count(*) FROM readings) AS readings, (SELECT count(*) FROM judgements) AS judgements,
        (SELECT count(*) FROM origins) AS origins"""


def up_to_date(connection: DuckDBPyConnection) -> bool:
    """Say whether nothing was added or judged since all was settled last."""
    return bool(rows(connection, f"SELECT 1 FROM settled_state s JOIN ({_HELD}) h USING (readings, judgements, origins)"))


def note_judgements(connection: DuckDBPyConnection) -> None:
    """Note that judgements were made and are settled, as all else is."""
    connection.execute("UPDATE settled_state SET judgements = (SELECT count(*) FROM judgements)")


def settle_state(connection: DuckDBPyConnection) -> None:
    """Count reports by day and outlet, and note that all is settled."""
    if up_to_date(connection):
        return
    with transaction(connection):
        connection.execute("DELETE FROM report_days")
        connection.execute("""
            INSERT INTO report_days
            SELECT coalesce(r.published_earliest, r.published_latest) AS day, o.outlet, count(*) AS reports
            FROM current_readings r
            LEFT JOIN (SELECT report, min(outlet) AS outlet FROM origins GROUP BY report) o ON o.report = r.report
            GROUP BY ALL ORDER BY ALL""")
        connection.execute("DELETE FROM settled_state")
        connection.execute(f"INSERT INTO settled_state {_HELD}")
