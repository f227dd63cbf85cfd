"""`depesche schema`: the contract of a reading, generated from the record types."""

from __future__ import annotations

import json

import click

from depesche.records import reading_schema


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a reading (`depesche.reading/1`)."""
    click.echo(json.dumps(reading_schema(), indent=2, ensure_ascii=False))
