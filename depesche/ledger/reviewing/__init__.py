"""What people judge of the ledger: rows that are never changed, and what follows from those in force."""

from depesche.ledger.reviewing.judgement import FIELDS, VERDICTS, Judgement

__all__ = ["FIELDS", "VERDICTS", "Judgement"]
