"""`depesche completion`: tab completion for bash, zsh and fish."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script for SHELL; put it where your shell looks for such scripts.

    For bash: depesche completion bash > ~/.local/share/bash-completion/completions/depesche
    """
    from depesche.cli.main import app

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion is known for {shell}")
    click.echo(kind(app, {}, "depesche", "_DEPESCHE_COMPLETE").source())
