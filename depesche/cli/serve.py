"""`depesche serve`: the working surface in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from depesche.cli.ledger_file import ledger_option


@click.command("serve")
@ledger_option
@click.option("--port", type=click.IntRange(0, 65535), default=8420, show_default=True, help="Port to listen on; 0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to bind to; others than loopback need --token.")
@click.option("--token", metavar="SECRET", envvar="DEPESCHE_TOKEN", help="What a browser must know to be let in.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A further host name to answer to, behind a proxy.")
@click.option(
    "--fetch-port", "ports", multiple=True, type=click.IntRange(1, 65535), help="A further port to fetch pages from, besides 80 and 443."
)
@click.option("--read-only", is_flag=True, help="Questions only: nothing is added, judged or fetched.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser at the start.")
def command(
    ledger_path: str, port: int, host: str, token: str | None, names: tuple[str, ...], ports: tuple[int, ...], read_only: bool,
    open_browser: bool,
) -> None:  # fmt: skip
    """Show the ledger in the browser: reports, timelines, sources, review.

    Binds to this machine only, asks no other host for anything, and lets go of the ledger file when nobody asks, so that
    `depesche add` works beside it.  Stop it with Ctrl-C.
    """
    from depesche.intake.fetching import WEB_PORTS
    from depesche.web import Settings
    from depesche.web.serving import serve

    settings = Settings(
        ledger=Path(ledger_path), read_only=read_only, host=host, token=token, names=names, fetch_ports=(*WEB_PORTS, *ports)
    )
    serve(settings, port, told=lambda address: _tell(address, open_browser))


def _tell(address: str, open_browser: bool) -> None:
    click.echo(f"Depesche is at {address}  (Ctrl-C stops it)", err=True)
    if open_browser:
        import webbrowser

        webbrowser.open(address)
