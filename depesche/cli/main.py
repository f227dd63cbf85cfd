"""`depesche`: the command line. One command a file; a command is imported only when it is called."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from depesche.errors import DepescheError
from depesche.version import VERSION

COMMANDS = {
    "add": "Read reports and put them into the ledger.",
    "check": "Hold what reports say of numbers of acts against the ledger.",
    "compare": "Compare two periods: rates with exact intervals, and what cannot be said.",
    "completion": "Print the completion script for a shell.",
    "contradictions": "List happenings that reports tell differently.",
    "copies": "List the reports that share their wording with one, with the passages.",
    "doctor": "Say what is installed, which weights, and what is missing.",
    "explain": "Say why a finding was made: the parse, the row, the scopes.",
    "export": "Write the ledger for other programs.",
    "kb": "Show, add to, refresh and correct the knowledge base; compare names.",
    "lexicon": "Check, format, try, show and score the knowledge tables.",
    "network": "List which parties have most events in common.",
    "parse": "Print the parse of a text as CoNLL-U.",
    "read": "Read reports and print what they claim, and who says so.",
    "review": "Review what was read: accept, reject, correct, join, undo; bring in and give out.",
    "scale": "Read many files with many workers, on one machine or a cluster.",
    "schema": "Print the JSON Schema of a reading.",
    "search": "Find reports by their words, names in any spelling.",
    "serve": "Show the ledger in the browser: reports, timelines, sources, review.",
    "show": "Show everything about one report, happening or actor.",
    "sources": "Say who vouches for a happening, copies folded.",
    "sql": "Ask the ledger a question in SQL, read-only.",
    "tally": "Count happenings by year, month or week, beside the reports held.",
    "timeline": "List the events between parties, in order, with sources.",
}
"""Command -> its line in the overview; the code is in `depesche.cli.<command>`, there named `command`."""


class LazyGroup(click.Group):
    """A command group that imports a command's module when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands, in alphabetical order."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and give a command; None if there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        loaded: click.Command = import_module(f"depesche.cli.{cmd_name}").command
        return loaded

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table above, importing none of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="depesche")
def app() -> None:
    """Read news reports into a dated, sourced ledger of political events."""


def main() -> None:
    """Run the command line; errors of ours become one plain line and exit code 2."""
    try:
        app(prog_name="depesche")
    except DepescheError as error:
        click.echo(f"depesche: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    finally:
        # What was read goes with the process; looking through it for rings first would take a tenth of a second.  DuckDB's
        # bindings complain of what is not looked through.
        if "duckdb" not in sys.modules:
            gc.freeze()


if __name__ == "__main__":
    main()
