"""Web archives: every good page is read, every damaged record is counted, nothing stops the run."""

from __future__ import annotations

import gzip
import random

import pytest

from depesche.intake import IntakeOptions, report_from_bytes
from depesche.intake.warc import Members, records
from depesche.pipeline import read_batch
from depesche.records import Reading, Rejected, Report

TEXT = "Der russische Präsident Wladimir Putin hat in Moskau den chinesischen Präsidenten Xi Jinping getroffen. Sie sprachen über Handel."
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def page(number: int, head: str = "") -> bytes:
    body = "".join(f"<p>Meldung {number}, Absatz {n}. {TEXT}</p>" for n in range(3))
    return f"<html><head><title>Meldung {number}</title>{head}</head><body><article>{body}</article></body></html>".encode()


def record(content: bytes, *, kind: str = "response", url: str = "https://example.org/1", day: str = "2026-01-02") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}T03:04:05Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def archive(count: int = 5) -> list[bytes]:
    return [record(OK + page(n), url=f"https://example.org/{n}") for n in range(count)]


def read(data: bytes, name: str = "a.warc.gz", **options: object) -> tuple[list[Report], list[Rejected]]:
    found = list(report_from_bytes(data, name=name, options=IntakeOptions(**options)))  # type: ignore[arg-type]
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Rejected)]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_an_archive(packed: bool) -> None:
    parts = archive()
    reports, rejected = read(b"".join(gzip.compress(p) for p in parts) if packed else b"".join(parts), "x")
    assert [r.url for r in reports] == [f"https://example.org/{n}" for n in range(5)]
    assert [r.origin for r in reports] == [f"x:{n}" for n in range(1, 6)]
    assert reports[0].title == "Meldung 0"
    assert rejected == []


def test_what_is_no_page_is_passed_over() -> None:
    others = [
        record(b"software: x\r\n", kind="warcinfo"),
        record(b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", kind="request"),
        record(b"HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Type: text/html\r\n\r\n<html>moved</html>"),
        record(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
    ]
    reports, rejected = read(b"".join(gzip.compress(p) for p in [*others, *archive(1)]))
    assert [r.origin for r in reports] == ["a.warc.gz:5"]
    assert rejected == []


def test_payloads_packed_and_in_chunks() -> None:
    body = gzip.compress(page(7))
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    reports, _ = read(gzip.compress(record(head + chunks)))
    assert reports[0].title == "Meldung 7"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("broken", [0, 2, 4])
@pytest.mark.parametrize("damage", ["cut", "zeros", "noise", "header"])
def test_a_damaged_record_is_counted_and_the_others_are_read(packed: bool, broken: int, damage: str) -> None:
    parts = [gzip.compress(p) if packed else p for p in archive()]
    bad = parts[broken]
    half = len(bad) // 2
    parts[broken] = {
        "cut": bad[:half],
        "zeros": bad[:half] + bytes(40) + bad[half + 40 :] if packed else bad.replace(b"Content-Length", b"Content-Lengrh"),
        "noise": bytes(random.Random(1).randrange(256) for _ in range(300)),
        "header": b"X" + bad[1:],
    }[damage]
    reports, rejected = read(b"".join(parts), "x.warc")
    kept = {f"https://example.org/{n}" for n in range(5)} - {f"https://example.org/{broken}"}
    assert {r.url for r in reports} == kept
    assert {r.reason for r in rejected} <= {"truncated", "empty"}
    if not packed or damage in {"cut", "zeros"}:
        assert len(rejected) == 1


def test_an_archive_that_ends_early() -> None:
    whole = b"".join(gzip.compress(p) for p in archive())
    reports, rejected = read(whole[:-30])
    assert len(reports) == 4
    assert [r.reason for r in rejected] == ["truncated"]


def test_a_record_too_long_is_left_out() -> None:
    parts = [*archive(2), record(OK + b"x" * 50_000), *archive(1)]
    for data in (b"".join(parts), b"".join(gzip.compress(p) for p in parts)):
        reports, rejected = read(data, max_bytes=20_000)
        assert len(reports) == 3
        assert [(r.origin, r.reason) for r in rejected] == [("a.warc.gz:3", "too-long")]


def test_an_archive_in_one_member() -> None:
    reports, _ = read(gzip.compress(b"".join(archive())), max_bytes=2_000)
    assert len(reports) == 5


def test_a_page_was_published_when_it_was_captured_or_before() -> None:
    reports, _ = read(gzip.compress(archive(1)[0]))
    assert (reports[0].published.latest, reports[0].published.basis) == ("2026-01-02", "none")
    found = read_batch(list(reports))[0]
    assert isinstance(found, Reading)
    assert (found.report.published.latest, found.report.published.basis) == ("2026-01-02", "inferred")
    assert "captured" in found.report.published.why


def test_a_page_that_says_it_comes_from_the_future_is_not_believed() -> None:
    dated = '<meta property="article:published_time" content="{}T08:00:00Z">'
    late, _ = read(gzip.compress(record(OK + page(1, dated.format("2026-03-01")))))
    assert (late[0].published.earliest, late[0].published.latest) == (None, "2026-01-02")
    early, _ = read(gzip.compress(record(OK + page(1, dated.format("2025-12-30")))))
    assert (early[0].published.earliest, early[0].published.basis) == ("2025-12-30", "metadata")


def test_any_cut_of_an_archive_is_survived() -> None:
    whole = b"".join(gzip.compress(p) for p in archive(2)) + b"".join(archive(1))
    for seed in range(300):
        chance = random.Random(seed)
        data = bytearray(whole[: chance.randrange(1, len(whole))])
        for _ in range(chance.randrange(4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert list(report_from_bytes(bytes(data), name="a.warc.gz"))


def test_a_stream_in_small_pieces() -> None:
    class Slow:
        def __init__(self, data: bytes) -> None:
            self.data = data

        def read(self, size: int = -1) -> bytes:
            out, self.data = self.data[:7], self.data[7:]
            return out

    parts = archive(3)
    packed = b"".join(gzip.compress(p) for p in parts)
    assert [r for _, r in records(Slow(b"".join(parts)), 10**6)] == [p[:-4] for p in parts]
    assert [r for _, r in records(Members(Slow(packed), 10**6), 10**6)] == [p[:-4] for p in parts]
