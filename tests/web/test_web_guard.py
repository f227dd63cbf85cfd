"""The doorkeeper: host names, origins, signatures, sizes, tokens, what a browser may do with a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import BROWSER, signature
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from depesche.errors import LedgerError, UsageError
from depesche.web import Settings, create_app
from depesche.web.desk import Desk, ReadOnlyError


@pytest.fixture
def noting(own_ledger: Path) -> Iterator[TestClient]:
    """An application with one route more, that changes something."""
    app: FastAPI = create_app(Settings(ledger=own_ledger, max_upload=2_000))

    @app.post("/note")
    async def note(request: Request) -> dict[str, str]:
        form = await request.form()
        return {"words": str(form.get("words"))}

    with TestClient(app, base_url="http://localhost", headers=BROWSER) as client:
        yield client


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "10.0.0.5:8420", "[::2]"])
def test_other_host_names_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/start", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8420", "127.0.0.1:1", "[::1]", "[::1]:8420"])
def test_our_host_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/start", headers={"host": host}).status_code == 200


def test_a_signed_form_is_taken(noting: TestClient) -> None:
    assert noting.post("/note", data={"csrf": signature(noting), "words": "a"}).json() == {"words": "a"}
    assert noting.post("/note", data={"words": "b"}, headers={"x-csrf-token": signature(noting)}).json() == {"words": "b"}


@pytest.mark.parametrize("given", [{}, {"csrf": ""}, {"csrf": "0" * 64}])
def test_an_unsigned_form_is_refused(noting: TestClient, given: dict[str, str]) -> None:
    assert noting.post("/note", data={"words": "a", **given}).status_code == 403


def test_a_signature_of_another_session_is_refused(noting: TestClient) -> None:
    theirs = signature(noting)
    noting.cookies.clear()
    assert signature(noting) != theirs
    assert noting.post("/note", data={"csrf": theirs}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "http://localhost.evil.example"}, {"sec-fetch-site": "cross-site"},
     {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_another_site_cannot_change_anything(noting: TestClient, headers: dict[str, str]) -> None:
    assert noting.post("/note", data={"csrf": signature(noting)}, headers=headers).status_code == 403


def test_our_own_pages_can(noting: TestClient) -> None:
    headers = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
    assert noting.post("/note", data={"csrf": signature(noting)}, headers=headers).status_code == 200


def test_a_body_too_long_is_refused_by_its_length(noting: TestClient) -> None:
    assert noting.post("/note", data={"csrf": signature(noting), "words": "x" * 3000}).status_code == 413


def test_a_body_too_long_is_refused_without_a_length(noting: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"words="
        for _ in range(40):
            yield b"x" * 100

    headers = {"content-type": "application/x-www-form-urlencoded"}
    page = noting.post("/note", content=pieces(), headers=headers)
    assert page.status_code == 413
    assert "depesche add" in page.text


def test_a_length_that_is_no_number(client: TestClient) -> None:
    assert client.get("/start", headers={"content-length": "1e3"}).status_code == 400


def test_pages_forbid_scripts_of_others(client: TestClient) -> None:
    for path in ("/start", "/nothing", "/static/depesche.css"):
        headers = client.get(path).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_no_page_names_another_host(client: TestClient) -> None:
    for path in ("/start", "/static/depesche.css", "/static/depesche.js"):
        assert not re.search(r"https?://(?!www\.w3\.org)", client.get(path).text)


# --- the token ---------------------------------------------------------------


@pytest.fixture
def closed(ledger_path: Path) -> Iterator[TestClient]:
    settings = Settings(ledger=ledger_path, read_only=True, host="0.0.0.0", token="open sesame")  # noqa: S104, S106
    with TestClient(create_app(settings), base_url="http://0.0.0.0:8420", headers=BROWSER, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/start", "/start?token=", "/start?token=wrong", "/static/depesche.css", "/openapi.json"])
def test_without_the_token_nothing_is_shown(closed: TestClient, path: str) -> None:
    assert closed.get(path).status_code == 401


def test_the_token_is_asked_for_once_and_leaves_the_address(closed: TestClient) -> None:
    answer = closed.get("/runs?page=1&token=open%20sesame")
    assert (answer.status_code, answer.headers["location"]) == (303, "/runs?page=1")
    assert "sesame" not in answer.headers["set-cookie"]
    assert closed.get("/runs?page=1").status_code == 200


def test_a_program_sends_the_token_as_a_header(closed: TestClient) -> None:
    assert closed.get("/start.json", headers={"authorization": "Bearer open sesame"}).status_code == 200
    assert closed.get("/start.json", headers={"authorization": "Bearer open"}).status_code == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])  # noqa: S104
def test_other_machines_need_a_token(tmp_path: Path, host: str) -> None:
    with pytest.raises(UsageError, match="--token"):
        Settings(ledger=tmp_path / "l.duckdb", host=host)


# --- the desk -----------------------------------------------------------------


def test_a_ledger_shown_for_reading_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        create_app(Settings(ledger=tmp_path / "none.duckdb", read_only=True))


def test_a_ledger_is_made(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(ledger=tmp_path / "new.duckdb")), base_url="http://localhost") as client:
        assert {row["number"] for row in client.get("/start.json").json()["rows"]} == {0}
        assert client.get("/start", headers=BROWSER).status_code == 200


def test_reading_only_writes_nothing(ledger_path: Path) -> None:
    desk = Desk(ledger_path, read_only=True)
    with pytest.raises(ReadOnlyError), desk.writing():
        pass


def test_an_answer_is_kept_until_somebody_writes(own_ledger: Path) -> None:
    asked = []

    def question(ledger: object, word: str) -> str:
        asked.append(word)
        return word

    desk = Desk(own_ledger)
    assert [desk.ask(question, "a"), desk.ask(question, "a"), desk.ask(question, "b")] == ["a", "a", "b"]
    assert asked == ["a", "b"]
    with desk.writing() as ledger:
        assert not ledger.read_only
    desk.ask(question, "a")
    assert asked == ["a", "b", "a"]
    desk.close()


def test_the_file_is_let_go(own_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A running server does not keep the command line from writing."""
    from threading import Event

    from depesche.web import desk as room

    let_go = Event()
    close = Desk._close

    def closing(desk: Desk) -> None:
        close(desk)
        let_go.set()

    monkeypatch.setattr(room, "IDLE", 0.05)
    monkeypatch.setattr(Desk, "_close", closing)
    desk = Desk(own_ledger)
    with desk.reading() as ledger:
        assert ledger.settled
    assert let_go.wait(10)
    assert desk._ledger is None
    with desk.reading() as ledger:
        assert ledger.settled
    desk.close()
