"""Folders, links, standard input and addresses."""

import http.server
import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from depesche.errors import InputError
from depesche.intake import IntakeOptions, read_sources
from depesche.intake.fetching import Fetcher
from depesche.records import Rejected, Report

DE = "Die Außenministerin reiste am Dienstag nach Ankara und sprach dort über Getreide."


def names(*sources: object, **settings: object) -> list[str]:
    found = read_sources([str(s) for s in sources], IntakeOptions(**settings))  # type: ignore[arg-type]
    return [x.doc or "" if isinstance(x, Report) else f"!{x.reason}" for x in found]


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "c/d.txt", ".git/x.txt", "z.html/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(DE, encoding="utf-8")
    assert names(tmp_path) == ["a", "b", "d", "e"]
    assert names(tmp_path / "b.txt", tmp_path / "a.txt") == ["b", "a"]


def test_links(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DE, encoding="utf-8")
    os.symlink(tmp_path, tmp_path / "circle")
    os.symlink("nowhere", tmp_path / "dangling")
    os.symlink("self", tmp_path / "self")
    os.mkfifo(tmp_path / "pipe")
    assert names(tmp_path) == ["a", "!not-found", "!format", "!not-found"]


def test_what_is_not_there(tmp_path: Path) -> None:
    assert names(tmp_path / "nichts.txt", "a\0b", "ftp://example.org/a") == ["!not-found", "!not-found", "!network"]
    assert names(tmp_path) == []


def test_what_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(DE, encoding="utf-8")

    def refuse(self: Path, mode: str) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert names(tmp_path) == ["!permission"]


def test_undecodable_names_can_be_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text(DE, encoding="utf-8")
    (report,) = read_sources([str(tmp_path)])
    assert isinstance(report, Report)
    assert report.origin is not None
    report.origin.encode("utf-8")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (DE, '{"text": "' + DE + '"}'):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        (report,) = read_sources(["-"])
        assert isinstance(report, Report)
        assert (report.text, report.origin) == (DE, "-" if data == DE else "-:1")


PATHS = {
    "/a.html": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, f"<html><body><p>{DE}</p></body></html>".encode("latin-1")),
    "/moved": (302, {"Location": "/a.html"}, b""),
    "/circle": (302, {"Location": "/circle"}, b""),
    "/away": (302, {"Location": "file:///etc/hostname"}, b""),
    "/big": (200, {}, b"x" * 5000),
    "/slow": (200, {}, b""),
}


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = PATHS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) + (self.path == "/slow")))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name of the base class)
        """Stay silent."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_addresses_are_fetched(site: str) -> None:
    for path in ("/a.html", "/moved"):
        (report,) = read_sources([site + path], IntakeOptions(allow_private=True))
        assert isinstance(report, Report), report
        assert (report.text, report.url, report.origin) == (DE, site + "/a.html", site + path)


@pytest.mark.parametrize(
    ("path", "settings", "reason"),
    [
        ("/a.html", {"allow_private": False}, "network"), ("/nichts", {}, "network"), ("/circle", {}, "network"), ("/away", {}, "network"),
        ("/big", {"max_bytes": 1000}, "too-long"), ("/slow", {"timeout_s": 0.5}, "network"),
    ],
)  # fmt: skip
def test_addresses_that_must_not_or_cannot_be_fetched(site: str, path: str, settings: dict[str, object], reason: str) -> None:
    options = IntakeOptions(**{"allow_private": True, **settings})  # type: ignore[arg-type]
    (found,) = read_sources([site + path], options)
    assert isinstance(found, Rejected)
    assert (found.reason, found.origin) == (reason, site + path)


@pytest.mark.parametrize("url", ["http://localhost/", "http://127.1/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/"])
def test_disguised_loopback_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="network"):
        Fetcher().addresses(urlsplit(url))


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: both)
    with pytest.raises(InputError, match="not a public address"):
        Fetcher().addresses(urlsplit("http://example.org/"))


def test_heavy_libraries_are_imported_when_needed() -> None:
    code = (
        "import sys, depesche.intake; print([m for m in ('trafilatura', 'feedparser', 'py3langid', 'httpx', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
