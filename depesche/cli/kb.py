"""`depesche kb`: ask what is known of people, bodies and names, add to it, refresh it, judge who is who."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click
import msgspec

from depesche.cli.person import login
from depesche.lexicon import overlay


@click.group("kb")
def command() -> None:
    """Show, add to, refresh and correct the knowledge base; compare names across scripts.

    The user's own rows lie in an overlay folder, named by --knowledge or by the environment variable
    DEPESCHE_KNOWLEDGE; the same variable makes every other command read with it.
    """


knowledge = click.option(
    "--knowledge", "folder", type=click.Path(file_okay=False, path_type=Path), envvar=overlay.VARIABLE, metavar="FOLDER",
    help="The overlay folder with the user's own rows; also by DEPESCHE_KNOWLEDGE.",
)  # fmt: skip


def _named(folder: Path | None) -> Path:
    """The folder to write to; there is no default, so that nothing is read that nobody named."""
    if folder is None:
        raise click.UsageError(f"name the overlay folder: --knowledge FOLDER, or the environment variable {overlay.VARIABLE}")
    return folder.expanduser().resolve()


def _there(folder: Path | None) -> Path | None:
    """The folder to read from; None where none is named, an error where it is not there."""
    if folder is None:
        return None
    path = _named(folder)
    if not path.is_dir():
        raise click.UsageError(f"no folder {str(folder)!r}; `depesche kb add` makes one")
    overlay.known_only(path)
    return path


@command.command("show", short_help="Show what the base has of a name or id.")
@click.argument("name_or_id")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@knowledge
def show(name_or_id: str, as_json: bool, folder: Path | None) -> None:
    """Show what the base has of NAME_OR_ID: names in every script, posts with dates, sources, and the row each is from.

    A name that several bear gives one line for each; ask again with the id. Exit code 1 where nobody is found.
    """
    from depesche.cli.kb_view import lines
    from depesche.kb.showing import show as look_up

    found = look_up(name_or_id, _there(folder))
    click.echo(msgspec.json.encode(found).decode() if as_json else "\n".join(lines(found)))
    sys.exit(0 if found.found else 1)


@command.command("add", short_help="Check rows and copy them into the overlay.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE ...")
@click.option("--table", help="Which table the files are, where their names do not say so (posts, names, ...).")
@click.option("--language", help="Language of the files, for tables of a language (de, en, ru): states, offices.")
@knowledge
def add(files: tuple[Path, ...], table: str | None, language: str | None, folder: Path | None) -> None:
    """Check the rows of FILE ... and copy them into the overlay folder, which is made if it is not there.

    Files have the columns of the shipped tables. A row with an id of the base replaces that row, a new id adds one, a row
    with nothing but its id and the note `removed` takes it away. If anything is wrong, nothing is copied (exit code 1).
    """
    from depesche.kb import adding

    try:
        added = adding.add([(file, adding.table_of(file, table, language)) for file in files], _named(folder))
    except adding.Refused as refused:
        for problem in refused.found:
            click.echo(str(problem), err=True)
        click.echo(f"depesche: {len(refused.found)} problems; nothing was added", err=True)
        sys.exit(1)
    for one in added:
        counts = {"new": one.new, "replaced": one.replaced, "removed": one.removed, "unchanged": one.unchanged}
        click.echo(f"{one.table}: " + ", ".join(f"{len(ids)} {word}" for word, ids in counts.items() if ids))


@command.command("check", short_help="Check every row of the overlay.")
@knowledge
def check(folder: Path | None) -> None:
    """Check every row of the overlay folder as the shipped tables are checked; exit code 1 if anything is wrong."""
    from depesche.lexicon.fact_checks import problems
    from depesche.lexicon.judgements import read

    path = _there(_named(folder))
    found = list(problems(path)) if path else []
    read(path)
    for problem in found:
        click.echo(str(problem), err=True)
    click.echo(f"{len(overlay.files(path)) if path else 0} tables checked, {len(found)} problems")
    sys.exit(1 if found else 0)


@command.command("judge", short_help="Say that two are the same, are not, or cannot be told.")
@click.argument("a")
@click.argument("b")
@click.argument("verdict", type=click.Choice(["same", "not-same", "unsure"]))
@click.option("--withdraw", is_flag=True, help="Take this verdict back.")
@click.option("--by", metavar="NAME", help="Whose judgement it is; the login name otherwise.")
@click.option("--note", default="", help="Why.")
@knowledge
def judge(a: str, b: str, verdict: str, withdraw: bool, by: str | None, note: str, folder: Path | None) -> None:
    """Say that A and B, two ids or a written name and an id, are the same, are not, or cannot be told.

    Readings follow the judgement, whatever they would have found. It is a row of same.tsv in the overlay folder; nothing is
    overwritten: what is withdrawn stays on record.
    """
    from depesche.lexicon import judgements

    act = judgements.withdraw if withdraw else judgements.judge
    row = act(_named(folder), a, b, verdict, by=login() if by is None else by, note=note)
    click.echo(f"same.tsv {row.id}: {row.a} | {row.b}: {'withdrawn: ' + verdict if withdraw else verdict}")


@command.command("build", short_help="Refresh names and posts from Wikidata.")
@click.option("--only", multiple=True, metavar="ID", help="Only this actor (id, or Wikidata id); may be repeated.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Leave out what Wikidata has not changed since that day.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER", help="Write into this overlay folder instead."
)
@click.option("--dry-run", is_flag=True, help="Tell what would change, write nothing.")
@click.option("--contact", default="", metavar="TEXT", help="How Wikimedia can reach you (e-mail, URL); sent with every request.")
@knowledge
def build(only: tuple[str, ...], since: datetime | None, output: Path | None, dry_run: bool, contact: str, folder: Path | None) -> None:
    """Refresh names and posts from Wikidata into the overlay folder; needs a network.

    Prints one line for everything that is new, changed or contradicting. New names are weak until somebody checks them; rows
    that were checked are never changed; what contradicts a row is told, not written. Fifty items a request, one request a
    second; what is interrupted goes on where it stopped. Exit code 1 where the service cannot be reached.
    """
    from depesche.kb.comparing import Change
    from depesche.kb.refreshing import Wanted, refresh
    from depesche.kb.wikidata import UnavailableError, Wikidata, client

    path = _named(output or folder)
    wanted = Wanted(only=only, since=since.date() if since else None, dry_run=dry_run, day=date.today())

    def tell(change: Change) -> None:
        click.echo(f"{change.kind:<14}{change.table}.tsv  {change.row.id}  {change.says}")

    try:
        with client(contact) as http:
            summary = refresh(Wikidata(http), path, wanted, tell)
    except UnavailableError as error:
        click.echo(f"depesche: {error}", err=True)
        sys.exit(1)
    for gone in summary.gone:
        click.echo(f"{'gone':<14}{gone}  Wikidata has no such item any more", err=True)
    counts = ", ".join(f"{number} {kind}" for kind, number in summary.kinds.items())
    before = f" ({summary.done_before} more by the refresh that was interrupted)" if summary.done_before else ""
    click.echo(
        f"{summary.asked} persons asked for{before}: {counts}; {'nothing was written' if dry_run else f'written to {output or folder}'}"
    )


@command.command("match", short_help="Say whether two names are spellings of one.")
@click.argument("left")
@click.argument("right")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def match_(left: str, right: str, as_json: bool) -> None:
    """Say whether the names LEFT and RIGHT are spellings of one name, how sure that is, and why.

    Only the writing is compared; two people who bear one name are not told apart.
    """
    from depesche.naming import THRESHOLD, match

    found = match(left, right)
    if as_json:
        record = {"left": left, "right": right, "same": found.score >= THRESHOLD, **msgspec.to_builtins(found)}
        click.echo(json.dumps(record, ensure_ascii=False))
    else:
        click.echo(f"{'same' if found.score >= THRESHOLD else 'not same'}  {found.score:.2f}  {found.kind}  {found.reason}")


@command.command("spell", short_help="Write a name in Latin letters.")
@click.argument("name")
@click.option("--language", help="Language of a name in Cyrillic letters: ru, uk, be, bg, sr (told by its letters where not given).")
def spell(name: str, language: str | None) -> None:
    """Write NAME (Cyrillic, Hangul, Han, Arabic) in Latin letters, one line for every scheme."""
    from depesche.errors import UsageError
    from depesche.naming.spellings import spellings

    try:
        found = spellings(name, language)
    except ValueError as error:
        raise UsageError(str(error)) from error
    for scheme, latin in found.items():
        click.echo(f"{scheme:<12} {latin}")
