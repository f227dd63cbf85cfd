"""Judgements to files and back: lines of JSON, or tasks of Label Studio."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from depesche.errors import DepescheError, UsageError
from depesche.exports.files import text_file
from depesche.exports.label_studio import tasks_of, write_tasks
from depesche.exports.label_studio_back import judgements_in
from depesche.ledger import Judgement, Ledger
from depesche.ledger.reviewing.lines import judgement_of, line_of

FORMATS = ("jsonl", "label-studio")


class Imported(msgspec.Struct, frozen=True):
    """How many judgements were new, how many known; what was refused and left out, one line each."""

    new: int
    known: int
    refused: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def write_review(ledger: Ledger, to: str, path: str | Path, reports: Sequence[str] = ()) -> list[Path]:
    """Write all judgements (`jsonl`), or the claims of some reports (none: all) as tasks with them put in place (`label-studio`).

    Raises `UsageError` for an unknown format and a place that cannot be written.
    """
    target = Path(path)
    if to not in FORMATS:
        raise UsageError(f"{to!r} is no format of review; there are: {', '.join(FORMATS)}")
    if target.resolve() == ledger.path.resolve():
        raise UsageError(f"{path}: is the ledger itself; name another file")
    if to == "label-studio":
        return list(write_tasks(ledger, target, reports))
    if reports:
        raise UsageError("jsonl holds all judgements, so it takes no reports")
    try:
        with text_file(target) as out:
            out.writelines(f"{line_of(judgement)}\n" for judgement in ledger.judgements())
    except OSError as error:
        raise UsageError(f"{error.filename or path}: cannot be written ({error.strerror}); name another place") from error
    return [target]


def read_review(ledger: Ledger, path: str | Path, by: str | None = None) -> Imported:
    """Take judgements of a file in: lines of `depesche.judgement/1`, or annotated tasks of Label Studio.

    What is wrong is refused and told, with its line; the rest is taken in.  What is there already changes nothing.  `by`: whose
    judgements those of Label Studio are where an annotation does not say so.  Raises `UsageError` for a file that cannot be read.
    """
    source = Path(path)
    try:
        content = source.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    refused: list[str] = []
    left_out: list[str] = []
    try:
        if _is_tasks(content):
            back = judgements_in(ledger, tasks_of(content), by)
            judgements = back.judgements
            left_out = [f"{number} x {reason}" for reason, number in back.left_out.items() if number]
            places = dict[str | None, int]()
        else:
            judgements, places = _lines(content, refused)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error

    def refuse(judgement: Judgement, error: DepescheError) -> None:
        place = f"line {places[judgement.id]}" if judgement.id in places else f"{judgement.subject}"
        refused.append(f"{place}: {error}")

    new = ledger.review(judgements, refuse) if judgements else []
    wrong = len(refused)
    return Imported(len(new), len(judgements) - len(new) - (wrong - _unread(refused)), tuple(refused), tuple(left_out))


def _unread(refused: Iterable[str]) -> int:
    """Lines that were no judgements at all, and so are not among those offered."""
    return sum(": is no judgement" in line for line in refused)


def _is_tasks(content: bytes) -> bool:
    """Whether a file begins as Label Studio's do: a list, or one task alone."""
    start = content.lstrip()[:1]
    return start == b"[" or (start == b"{" and b'"data"' in content.split(b"\n", 1)[0] and b'"schema"' not in content.split(b"\n", 1)[0])


def _lines(content: bytes, refused: list[str]) -> tuple[list[Judgement], dict[str | None, int]]:
    """Judgements of lines, in the order in which they count, and where each stands."""
    found: list[Judgement] = []
    places: dict[str | None, int] = {}
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip():
            try:
                judgement = judgement_of(line)
            except UsageError as error:
                refused.append(f"line {number}: {error}")
                continue
            found.append(judgement)
            places[judgement.id] = number
    return found, places
