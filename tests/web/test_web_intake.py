"""Bringing reports: text, files and addresses become jobs; what cannot be read says why; the process that reads may die."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asking import BROWSER, signature
from fastapi.testclient import TestClient

from depesche.errors import LedgerError
from depesche.intake.fetching import Fetcher
from depesche.questions import Ledger
from depesche.records import Reading, Rejected, Report
from depesche.web import Settings, create_app
from depesche.web.desk import Desk
from depesche.web.jobs import WAITING, BusyError, Jobs
from depesche.web.worker import Given, Worker, WorkerStoppedError

TEXT = "Lawrow in Ankara\n\nDer russische Außenminister Sergej Lawrow traf am Dienstag in Ankara den türkischen Präsidenten Recep Tayyip Erdogan."
OTHER = "Die Außenministerin reiste am Montag nach Kiew und sprach dort mit Präsident Selenskyj über Getreide."


@pytest.fixture(scope="module")
def ground(ledger_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One application for the tests that really read, so that the reading process starts once."""
    path = tmp_path_factory.mktemp("intake") / "own.duckdb"
    path.write_bytes(ledger_path.read_bytes())
    fetcher = Fetcher(ports=None, permit=lambda a: a == "127.0.0.1")
    with TestClient(create_app(Settings(ledger=path), fetcher), base_url="http://localhost", headers=BROWSER) as client:
        yield client


def bring(client: TestClient, files: list[tuple[str, bytes]] | None = None, **fields: str) -> Any:
    parts = [("files", one) for one in files or []]
    return client.post("/intake", data={"csrf": signature(client), **fields}, files=parts or None, follow_redirects=False)  # type: ignore[arg-type]


def settled(client: TestClient, response: Any) -> list[dict[str, Any]]:
    """Follow a job to its end; give what came of it."""
    assert response.status_code == 303, response.text
    where = response.headers["location"]
    for _ in range(1200):
        answer = client.get(f"{where}.json").json()
        if answer["question"]["state"] == "done":
            assert answer["question"]["problem"] is None
            rows: list[dict[str, Any]] = answer["rows"]
            return rows
        page = client.get(where).text
        assert "Done." in page or ('http-equiv="refresh"' in page and 'id="job" hx-get' in page)
        time.sleep(0.1)
    raise AssertionError("the job did not end")


def test_a_pasted_text_becomes_a_report(ground: TestClient) -> None:
    response = bring(ground, text=TEXT, published="2025-06-04")
    (row,) = settled(ground, response)
    assert (row["outcome"], row["name"], row["claims"]) == ("read", "Lawrow in Ankara", 1)
    page = ground.get(response.headers["location"]).text
    assert f'data-lead="/report/{row["report"]}"' in page and "hx-get" not in page.split("<main")[1]
    report = ground.get(f"/report/{row['report']}").text
    assert "Recep Tayyip" in report and 'datetime="2025-06-03"' in report and "pasted text" in report
    # The same again is known already.
    response = bring(ground, text=TEXT, published="2025-06-04")
    (again,) = settled(ground, response)
    assert (again["outcome"], again["report"]) == ("known", row["report"])
    assert "was there already" in ground.get(response.headers["location"]).text


def test_files_of_many_kinds_and_what_cannot_be_read(ground: TestClient) -> None:
    lines = b'{"text": "Putin traf Macron am 3. Mai 2024 in Moskau.", "doc": "one", "language": "de"}\n{"text": 7}\n'
    page = f"<html><body><article><h1>Besuch</h1><p>{OTHER}</p></article></body></html>".encode()
    files = [("a.jsonl", lines), ("b.html", page), ("c.pdf", b"%PDF-1.7 \x00"), ("d.txt", b""), ("../<script>e.txt", OTHER.encode())]
    rows = settled(ground, bring(ground, files))
    outcomes = [(row["outcome"], row["reason"]) for row in rows]
    assert outcomes.count(("read", None)) + outcomes.count(("known", None)) == 3
    assert sorted(reason for _, reason in outcomes if reason) == ["binary", "empty", "json"]
    rejected = {row["origin"] for row in ground.get("/rejected.json").json()["rows"]}
    assert {"a.jsonl:2", "c.pdf", "d.txt"} <= rejected


class _Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest/")
            self.end_headers()
            return
        body = f"<html><head><title>Reise</title></head><body><p>{OTHER} {OTHER}</p></body></html>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name of the base class)
        """Stay silent."""


def test_addresses_are_fetched_but_none_inside(ground: TestClient) -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}"
        rows = settled(ground, bring(ground, url=f"{site}/a {site}/away http://10.0.0.1/"))
        server.shutdown()
    assert [row["outcome"] for row in rows] == ["read", "rejected", "rejected"]
    assert "169.254.169.254" in rows[1]["detail"] and "10.0.0.1" in rows[2]["detail"]


def test_this_machine_is_refused_where_nothing_was_handed_in(writing: TestClient) -> None:
    rows = settled(writing, bring(writing, url="http://127.0.0.1/ http://localhost:8420/ file:///etc/passwd"))
    assert [row["reason"] for row in rows] == ["network"] * 3


@pytest.mark.parametrize(
    ("fields", "why"),
    [({}, "nothing was brought"), ({"text": " \n "}, "nothing was brought"), ({"text": TEXT, "published": "soon"}, "not a day"),
     ({"text": TEXT, "title": "x" * 600}, "at most 500")],
)  # fmt: skip
def test_what_means_nothing_is_refused(writing: TestClient, fields: dict[str, str], why: str) -> None:
    response = bring(writing, **fields)
    assert response.status_code == 400
    assert why in response.text


def test_nothing_is_taken_without_a_signature_or_for_reading_only(writing: TestClient, client: TestClient) -> None:
    assert writing.post("/intake", data={"text": TEXT}).status_code == 403
    assert client.post("/intake", data={"text": TEXT, "csrf": signature(client)}).status_code == 403
    assert 'id="intake"' in writing.get("/start").text
    assert 'id="intake"' not in client.get("/start").text


def test_browsers_name_the_origin_of_our_forms(writing: TestClient) -> None:
    """Under `no-referrer` they send `Origin: null`, and every form would be refused as another site's."""
    page = writing.get("/start")
    assert page.headers["referrer-policy"] == "same-origin"
    signed = {"csrf": signature(writing)}
    assert writing.post("/intake", data=signed, headers={"origin": "null"}).status_code == 403
    assert writing.post("/intake", data=signed, headers={"origin": "http://localhost"}).status_code == 400


def test_too_large(own_ledger: Path) -> None:
    settings = Settings(ledger=own_ledger, max_upload=5000)
    with TestClient(create_app(settings), base_url="http://localhost", headers=BROWSER) as client:
        assert bring(client, [("a.txt", b"x" * 10_000)]).status_code == 413


def test_a_job_nobody_knows(client: TestClient) -> None:
    page = client.get("/jobs/nothing")
    assert page.status_code == 404
    assert "the server was started anew since" in page.text
    assert client.get("/jobs/nothing.json").status_code == 404


def test_the_start_page_in_german(writing: TestClient) -> None:
    assert "Text einfügen" in writing.get("/start?lang=de").text


# --- what may go wrong while reading ----------------------------------------------


class Scripted(Worker):
    """A worker that does what a test says instead of reading."""

    def __init__(self, outcomes: dict[str, object]) -> None:
        super().__init__()
        self.outcomes = outcomes
        self.asked: list[tuple[str, float]] = []

    def warm(self) -> None:
        """There is nothing to start."""

    def take_in(self, given: Given, most: int, seconds: float) -> Any:
        texts = given.text.split("|")
        return [
            (Report(id=f"{n:016x}", text=text, published=readings()[0].report.published, origin=text), None) for n, text in enumerate(texts)
        ][:most]

    def read(self, report: Report, seconds: float) -> Any:
        self.asked.append((report.text, seconds))
        outcome = self.outcomes.get(report.text)
        if isinstance(outcome, Exception):
            raise outcome
        if callable(outcome):
            outcome()
        return Reading(report=report, made_by=readings()[0].made_by)


def readings() -> list[Reading]:
    from visits import visits

    return visits(1)


def worked(desk: Desk, worker: Scripted, text: str, **settings: Any) -> Any:
    jobs = Jobs(desk, Settings(ledger=desk.path, **settings), Fetcher(), reader=worker)
    job = jobs.bring([Given("x", text=text)])
    for _ in range(600):
        if job.finished:
            break
        time.sleep(0.02)
    jobs.close()
    return job


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    one = Desk(tmp_path / "l.duckdb")
    yield one
    one.close()


def test_one_report_that_kills_the_reader_is_rejected_and_the_others_are_read(desk: Desk) -> None:
    outcomes = {"b": WorkerStoppedError(late=False), "c": WorkerStoppedError(late=True)}
    job = worked(desk, Scripted(outcomes), "a|b|c|d")
    assert [one.name for one in job.found] == ["a", "d"]
    assert [(one.origin, one.reason) for one in job.rejected] == [("b", "reading"), ("c", "reading")]
    assert "ended the reading process" in job.rejected[0].detail and "took too long" in job.rejected[1].detail
    with Ledger(desk.path, read_only=True) as ledger:
        assert len(ledger.table("reports").rows) == 2
        assert {row["origin"] for row in ledger.table("rejected").dicts()} == {"b", "c"}


def test_one_report_may_not_take_the_time_of_the_others(desk: Desk) -> None:
    worker = Scripted({})
    worked(desk, worker, "a|b", read_seconds=40)
    assert worker.asked[0][1] == pytest.approx(20, abs=1)
    assert worker.asked[1][1] == pytest.approx(40, abs=1)


def test_when_the_time_is_over_the_rest_says_so(desk: Desk) -> None:
    job = worked(desk, Scripted({"a": lambda: time.sleep(0.3)}), "a|b|c", read_seconds=0.2)
    assert [one.name for one in job.found] == ["a"]
    assert [one.origin for one in job.rejected] == ["b", "c"]
    assert "takes more than 0.2 seconds" in job.rejected[0].detail


def test_a_ledger_that_another_program_writes_to_is_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depesche.web.jobs.AGAIN", 0.05)
    opened, said = Desk.writing, []

    def writing(self: Desk) -> Any:
        if len(said) < 3:
            said.append(1)
            raise LedgerError("another program writes to it")
        return opened(self)

    monkeypatch.setattr(Desk, "writing", writing)
    job = worked(desk, Scripted({}), "a")
    assert job.problem is None and len(job.found) == 1 and len(said) == 3


def test_a_failure_of_the_job_itself_is_told(desk: Desk) -> None:
    job = worked(desk, Scripted({"b": RuntimeError("odd")}), "a|b")
    assert job.finished and job.problem == "RuntimeError: odd"
    with Ledger(desk.path, read_only=True) as ledger:
        assert len(ledger.table("reports").rows) == 1


def test_only_so_much_may_wait(desk: Desk) -> None:
    free = threading.Event()
    jobs = Jobs(desk, Settings(ledger=desk.path), Fetcher(), reader=Scripted({"a": free.wait}))
    first = jobs.bring([Given("x", text="a")])
    while first.state == "waiting":
        time.sleep(0.01)
    for _ in range(WAITING):
        jobs.bring([Given("x", text="b")])
    with pytest.raises(BusyError):
        jobs.bring([Given("x", text="b")])
    free.set()
    jobs.close()


def test_questions_are_answered_while_something_is_written(desk: Desk) -> None:
    with desk.writing() as ledger:
        ledger.add(readings()[0])
        answered: list[int] = []
        thread = threading.Thread(target=lambda: answered.append(desk.ask(_reports)))
        thread.start()
        thread.join(20)
        assert answered == [1]
    assert desk.ask(_reports) == 1


def test_what_was_read_can_be_looked_at_while_it_is_compared(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, free = threading.Event(), threading.Event()

    def slow(self: Ledger, *_: object) -> None:
        begun.set()
        free.wait(20)

    monkeypatch.setattr(Ledger, "settle", slow)
    jobs = Jobs(desk, Settings(ledger=desk.path), Fetcher(), reader=Scripted({}))
    job = jobs.bring([Given("x", text="a")])
    assert begun.wait(20)
    assert (job.state, job.stored, job.finished) == ("comparing", True, False)
    assert desk.ask(_reports) == 1
    free.set()
    jobs.close()


def _reports(ledger: Ledger) -> int:
    return len(ledger.table("reports").rows)


def test_closing_blames_no_report(desk: Desk) -> None:
    begun = threading.Event()
    worker = Scripted({})
    jobs = Jobs(desk, Settings(ledger=desk.path), Fetcher(), reader=worker)

    def stopped() -> None:
        begun.set()
        while not jobs._closing.is_set():
            time.sleep(0.01)
        raise WorkerStoppedError(late=False)

    worker.outcomes["b"] = stopped
    job = jobs.bring([Given("x", text="a|b|c")])
    assert begun.wait(20)
    jobs.close()
    assert job.rejected == [] and len(job.found) == 1
    with Ledger(desk.path, read_only=True) as ledger:
        assert len(ledger.table("reports").rows) == 1 and ledger.table("rejected").rows == ()


# --- the process itself -------------------------------------------------------------------


def test_a_process_that_hangs_or_dies_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker()
    with pytest.raises(WorkerStoppedError) as late:
        worker._call(time.sleep, (30,), 3.0)
    assert late.value.late
    with pytest.raises(WorkerStoppedError) as died:
        worker._call(_die, (), 60.0)
    assert not died.value.late
    taken = worker.take_in(
        Given("a.txt", b"nothing to read here but words of a language nobody reads", options={"language": "de"}), 5, 60.0
    )
    assert len(taken) == 1 and isinstance(taken[0][0], Report | Rejected)
    worker.close()


def _die() -> None:
    import os

    os._exit(3)


def test_only_so_many_reports_are_taken() -> None:
    from depesche.web.worker import _take_in

    lines = "\n".join(f'{{"text": "{OTHER} {n}", "language": "de"}}' for n in range(5)).encode()
    taken = _take_in(Given("a.jsonl", lines), 3)
    assert [type(item).__name__ for item, _ in taken] == ["Report"] * 3 + ["Rejected"]
    assert isinstance(taken[-1][0], Rejected) and "more than 3 reports" in taken[-1][0].detail
