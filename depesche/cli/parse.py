"""`depesche parse`: the grammar of a text as CoNLL-U, for linguists and for scoring against a treebank."""

from __future__ import annotations

import gzip
from pathlib import Path

import click

from depesche.cli.inputs import engine_option, intake_options, language_option
from depesche.language import conllu, port


@click.command("parse")
@click.argument("sources", nargs=-1, metavar="[SOURCE ...]")
@click.option("--conllu", "treebank", type=click.Path(exists=True, dir_okay=False), help="Keep this file's sentences and tokens.")
@click.option("--as-is", is_flag=True, help="Take texts as they stand: no cuts, no headline.")
@language_option
@engine_option
def command(sources: tuple[str, ...], treebank: str | None, as_is: bool, language: str | None) -> None:
    """Print the parse of SOURCE as CoNLL-U (UD v2), names and lexemes in MISC."""
    if treebank is not None:
        for line in conllu.reparse_conllu(_lines(Path(treebank)), language or "de"):
            click.echo(line)
        return
    from depesche.intake import read_sources
    from depesche.records import Rejected

    failed = False
    for item in read_sources(sources or ("-",), intake_options(as_is=as_is, language=language, languages=port.languages())):
        if isinstance(item, Rejected):
            click.echo(f"{item.origin}: {item.reason}: {item.detail}", err=True)
            failed = True
            continue
        click.echo(f"# newdoc id = {item.doc or item.id}")
        click.echo(conllu.to_conllu(port.parse(item.text, item.language or "")))
    if failed:
        raise SystemExit(1)


def _lines(path: Path) -> list[str]:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()
