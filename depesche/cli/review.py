"""`depesche review`: look at what was read, say what is right, wrong or one and the same, take it back, give it out."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from depesche.cli.answers import answer_options, answered, happening_options, period_options
from depesche.cli.ledger_file import ledger_option
from depesche.cli.person import login

if TYPE_CHECKING:
    from depesche.questions import Answer, Ledger

F = TypeVar("F", bound=Callable[..., Any])


@click.group("review")
def command() -> None:
    """Review what was read: a queue of claims, verdicts on them, corrections, what is one and the same.

    Every verdict is a row of `judgements` with who and when. Nothing is overwritten, all can be withdrawn, and
    questions and exports follow at once.
    """


def person_options(command: F) -> F:
    """Give a command `--by` and `--why`."""
    for option in (
        click.option("--why", default="", help="The reason, in a few words."),
        click.option("--by", metavar="NAME", help="Whose judgement it is; the login name otherwise."),
    ):
        command = option(command)
    return command


@command.command("queue", short_help="List claims to review, least certain first.")
@click.option("--order", default="uncertain", show_default=True, metavar="ORDER", help="uncertain, newest, oldest or report.")
@click.option("--report", metavar="REPORT", help="Only this report: id, doc, URL or origin.")
@click.option("--rule", metavar="ROW", help="Only claims that this row of the tables found.")
@click.option("--max-confidence", type=float, metavar="NUMBER", help="Only claims read with at most this confidence, 0 to 1.")
@click.option("--all", "everything", is_flag=True, help="Claims that somebody judged too.")
@click.option("--limit", type=int, default=20, show_default=True, help="So many claims.")
@click.option("--after", metavar="CLAIM", help="Those that follow this claim in the same order.")
@happening_options
@period_options
@answer_options
def queue_(report: str | None, everything: bool, ledger_path: str, as_json: bool, as_csv: bool, **asked: Any) -> None:
    """List claims that nobody judged yet, each in its sentence, with what makes it doubtful."""
    from depesche.questions.finding import find_report
    from depesche.questions.review import queue

    answered(
        _short(
            lambda ledger: queue(ledger, report=find_report(ledger, report) if report else None, unreviewed=not everything, **asked),
            as_json or as_csv,
        ),
        ledger_path, as_json=as_json, as_csv=as_csv,
        columns=("claim", "doubt", "type", "status", "earliest", "sentence", "reasons"),
    )  # fmt: skip


@command.command("pairs", short_help="List pairs that may be one and the same.")
@click.option("--actors", is_flag=True, help="Persons instead of claims.")
@click.option("--limit", type=int, default=20, show_default=True, help="So many pairs.")
@answer_options
def pairs_(actors: bool, limit: int, ledger_path: str, as_json: bool, as_csv: bool) -> None:
    """List pairs of claims that were nearly joined to one event, or joined with little to spare; --actors: of persons."""
    from depesche.questions.review import pairs

    answered(
        _short(lambda ledger: pairs(ledger, "actors" if actors else "event_claims", limit), as_json or as_csv or actors),
        ledger_path, as_json=as_json, as_csv=as_csv,
        columns=("now", "score", "one", "other", "one_words", "other_words", "why"),
    )  # fmt: skip


@command.command("judge", short_help="Accept, reject or correct a claim.")
@click.argument("claim")
@click.argument("verdict", type=click.Choice(["accept", "reject", "unsure", "edit"]))
@click.option("--field", metavar="FIELD", help="What is corrected: type, mode, status, time, place, participants ...")
@click.option("--value", metavar="VALUE", help="What it is instead: a word, or JSON; empty for nothing known.")
@person_options
@ledger_option
def judge(claim: str, verdict: str, field: str | None, value: str | None, by: str | None, why: str, ledger_path: str) -> None:
    """Say of CLAIM (an id or its beginning) that it is right, wrong, cannot be told, or (edit) that a field has another value."""
    if (verdict == "edit") != (field is not None and value is not None):
        raise click.UsageError("`edit` takes --field and --value, other verdicts neither")
    with _writing(ledger_path) as ledger:
        known = _claim(ledger, claim)
        made = ledger.judge_claim(known, verdict, field=field, value=_value(value), by=_by(by), why=why)
        click.echo(f"{made}: {known} {verdict}" + (f" {field}" if field else ""))


_TWO = """A and B are two claims (ids or their beginnings), or with --actors two actors: ids (per:otto-muster: whoever is read as
that) or READING/ID, that of one report."""


def _joining(name: str, verdict: str, text: str) -> None:
    @command.command(name, short_help=text, help=f"{text}\n\n{_TWO}")
    @click.argument("a")
    @click.argument("b")
    @click.option("--actors", is_flag=True, help="A and B are actors.")
    @person_options
    @ledger_option
    def join(a: str, b: str, actors: bool, by: str | None, why: str, ledger_path: str) -> None:
        with _writing(ledger_path) as ledger:
            if actors:
                made = ledger.judge_actors(a, b, verdict, by=_by(by), why=why)
            else:
                a, b = _claim(ledger, a), _claim(ledger, b)
                made = ledger.judge_events(a, b, verdict, by=_by(by), why=why)
            click.echo(f"{made}: {a} and {b} {verdict}")


_joining("same", "same", "Say that two claims tell one event.")
_joining("different", "different", "Say that two claims tell two events.")
_joining("unsure", "unsure", "Say that it cannot be told whether two claims tell one event.")


@command.command("withdraw", short_help="Take a judgement back.")
@click.argument("judgement")
@person_options
@ledger_option
def withdraw(judgement: str, by: str | None, why: str, ledger_path: str) -> None:
    """Take JUDGEMENT (an id) back: what was before is restored, the judgement stays on record."""
    with _writing(ledger_path) as ledger:
        known = _only(ledger, "judgements_like", judgement, "judgement of this ledger; `depesche review history` lists them")
        click.echo(f"{ledger.withdraw(known, by=_by(by), why=why)}: {known} withdrawn")


@command.command("history", short_help="List what was judged, the latest first.")
@click.argument("claim", required=False)
@click.option("--by", metavar="NAME", help="Only judgements of this person.")
@click.option("--limit", type=int, default=20, show_default=True, help="So many judgements.")
@answer_options
def history_(claim: str | None, by: str | None, limit: int, ledger_path: str, as_json: bool, as_csv: bool) -> None:
    """List the latest judgements, or all on CLAIM (a claim's or actor's id)."""
    from depesche.questions.review import history, judgements_of

    answered(
        _short(
            lambda ledger: judgements_of(ledger, _claim(ledger, claim, claim)) if claim else history(ledger, by=by, limit=limit),
            as_json or as_csv,
        ),
        ledger_path,
        as_json=as_json, as_csv=as_csv,
        columns=("judgement", "made_by", "verdict", "field", "value", "subject", "object", "in_force"),
    )  # fmt: skip


@command.command("changes", short_help="Say what reviewing changed.")
@answer_options
def changes(ledger_path: str, as_json: bool, as_csv: bool) -> None:
    """Say what reviewing changed: verdicts, persons, how often each row of the tables was right, values corrected, agreement."""
    answered(
        lambda ledger: ledger.reviewed(), ledger_path, as_json=as_json, as_csv=as_csv,
        columns=("section", "name", "old", "new", "number", "right", "wrong", "share"),
    )  # fmt: skip


@command.command("export", short_help="Write judgements, or tasks for Label Studio.")
@click.option("--to", required=True, metavar="FORMAT", help="jsonl: every judgement; label-studio: reports with claims to work on.")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to; label-studio writes FILE.xml beside it.")
@click.option("--report", "reports", multiple=True, metavar="REPORT", help="Only this report (label-studio); several: each of them.")
@ledger_option
def export(to: str, output: str, reports: tuple[str, ...], ledger_path: str) -> None:
    """Write every judgement as a line of JSON, or the claims of reports as tasks of Label Studio with its labelling configuration."""
    from depesche.exports.review_files import write_review
    from depesche.questions import Ledger
    from depesche.questions.finding import find_report

    with Ledger(ledger_path, read_only=True) as ledger:
        for path in write_review(ledger, to, output, [find_report(ledger, report) for report in reports]):
            click.echo(path)


@command.command("import", short_help="Take judgements of a file in.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--by", metavar="NAME", help="Whose judgements those of Label Studio are, where it does not say.")
@ledger_option
def import_(file: Path, by: str | None, ledger_path: str) -> None:
    """Take in the judgements of FILE: what `export --to jsonl` wrote, or tasks that were annotated in Label Studio (its JSON).

    What is there already changes nothing; what is wrong is told line by line and the rest taken in (exit code 1).
    """
    from depesche.exports.review_files import read_review
    from depesche.questions.caveats import counted

    with _writing(ledger_path) as ledger:
        found = read_review(ledger, file, by)
    for line in found.refused:
        click.echo(f"{file}: {line}", err=True)
    for line in found.left_out:
        click.echo(f"{file}: left out: {line}", err=True)
    click.echo(f"{counted(found.new, 'judgement')} taken in, {found.known} known, {len(found.refused)} refused")
    sys.exit(1 if found.refused else 0)


@command.command("gold", short_help="Write reviewed claims as gold.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where to.")
@ledger_option
def gold(output: Path, ledger_path: str) -> None:
    """Write the claims of reports that are reviewed whole as gold to FILE, the reports beside it (FILE.reports.jsonl).

    `depesche lexicon report FILE.reports.jsonl FILE` then says how often each row of the tables is right by it.
    """
    from depesche.exports.gold import write_gold
    from depesche.questions import Ledger
    from depesche.questions.caveats import counted

    with Ledger(ledger_path, read_only=True) as ledger:
        found = write_gold(ledger, output)
    for path in found.files:
        click.echo(path)
    left_out = f"{counted(found.left_out, 'report')} left out, in which some claim is not judged"
    click.echo(f"{counted(found.claims, 'claim')} of {counted(found.reports, 'report')}; {left_out}")


def _writing(path: str) -> Ledger:
    """An existing ledger, open for writing."""
    from depesche.errors import LedgerError
    from depesche.questions import Ledger

    if not Path(path).exists():
        raise LedgerError(f"{path}: there is no ledger here; make one with `depesche add`")
    return Ledger(path)


def _by(name: str | None) -> str:
    return login() if name is None else name


def _value(text: str | None) -> Any:
    """A value as JSON where it is some, else the words as they stand; nothing for no words."""
    if not text:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _claim(ledger: Ledger, key: str, otherwise: str | None = None) -> str:
    """The id of a claim of a current reading, also of a rejected one, by the id, its beginning, or that of its event."""
    if otherwise is not None and not ledger.query("claims_like", {"key": key.strip().removeprefix("e-") or "-"}).rows:
        return otherwise
    return _only(ledger, "claims_like", key.strip().removeprefix("e-"), "claim of this ledger; `depesche review queue` lists them")


def _only(ledger: Ledger, query: str, key: str, what: str) -> str:
    """The one id that is meant."""
    from depesche.errors import UsageError

    found = [str(row[0]) for row in ledger.query(query, {"key": key}).rows] if key else []
    if key in found:
        return key
    if len(found) == 1:
        return found[0]
    raise UsageError(f"{key!r} " + (f"may be several: {', '.join(found[:5])}" if found else f"is no {what}"))


def _short(ask: Callable[[Any], Answer], whole: bool) -> Callable[[Any], Answer]:
    """Shorten ids for a terminal to what `judge` and `withdraw` take as well; not where they are to be whole."""
    if whole:
        return ask

    def asked(ledger: Any) -> Answer:
        import msgspec

        answer = ask(ledger)
        places = [n for n, name in enumerate(answer.columns) if name in {"claim", "one", "other", "judgement", "subject", "object"}]
        rows = tuple(tuple(_cut(v) if n in places else v for n, v in enumerate(row)) for row in answer.rows)
        return msgspec.structs.replace(answer, rows=rows)

    return asked


def _cut(key: Any) -> Any:
    return re.sub(r"^([0-9a-f]{8})[0-9a-f]{12}(?=$|\.c\d+$)", r"\1", key) if isinstance(key, str) else key
