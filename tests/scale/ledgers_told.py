"""What a ledger tells, to be compared with what another one does."""

from depesche.exports.ledger_formats import export
from depesche.questions import Ledger
from depesche.scale.shards import merge


def exported(ledger_path):
    """What a ledger tells: its readings, rejections, events and copies, as they are written for other programs."""
    target = ledger_path.with_suffix(".jsonl")
    with Ledger(ledger_path, read_only=True) as ledger:
        export(ledger, "jsonl", target)
        more = [ledger.sql(f"SELECT * EXCLUDE run FROM {name} ORDER BY ALL").rows for name in ("rejected",)]
        more += [
            ledger.sql(f"SELECT * FROM {name} ORDER BY ALL").rows for name in ("events", "event_claims", "copies", "stories", "actors")
        ]
    return target.read_bytes(), more


def merged(folder, shards, ledger_path):
    merge(ledger_path, [shard.target(folder) for shard in shards])
    return exported(ledger_path)
