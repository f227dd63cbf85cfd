"""Intake: bytes to reports.

Files, folders, addresses and texts become `Report`s: the wording to be read, with title, day of
publication, language, and a record of every line that was taken out.  What cannot be read becomes
a `Rejected` with a reason (`REASONS`) and a remedy; nothing is dropped silently and nothing stops a run.
"""

from depesche.intake.assemble import report_from_text
from depesche.intake.cuts import cut
from depesche.intake.document import Record, report_from_bytes
from depesche.intake.options import FORMATS, REASONS, IntakeOptions, parse_map
from depesche.intake.sources import read_sources, take_in

__all__ = [
    "FORMATS",
    "REASONS",
    "IntakeOptions",
    "Record",
    "cut",
    "parse_map",
    "read_sources",
    "report_from_bytes",
    "report_from_text",
    "take_in",
]
