"""Copies: groups, and two reports side by side."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from depesche.web.pages.copies import pieces


def test_groups_hold_what_repeats_each_other(client: TestClient) -> None:
    rows = client.get("/copies.json").json()["rows"]
    assert [row["reports"] for row in rows] == sorted((row["reports"] for row in rows), reverse=True)
    members = [report for row in rows for report in row["members"]]
    assert len(members) == len(set(members))
    page = client.get("/copies").text
    for row in rows:
        assert row["members"][0] == row["first"]
        assert len(row["members"]) == row["reports"]
        assert f'href="/copies/{row["first"]}"' in page


def test_groups_by_kind(client: TestClient) -> None:
    rows = client.get("/copies.json?kind=translated").json()["rows"]
    assert len(rows) == 1
    assert set(rows[0]["languages"]) == {"de", "en"}
    assert client.get("/copies?kind=stolen").status_code == 400


def test_shared_wording_is_marked_on_both_sides(client: TestClient) -> None:
    group = next(row for row in client.get("/copies.json").json()["rows"] if "rewritten" in row["kinds"])
    rows = [(member, row) for member in group["members"] for row in client.get(f"/copies/{member}.json").json()["rows"]]
    report, row = next((member, row) for member, row in rows if row["kind"] == "rewritten")
    page = client.get(f"/copies/{report}", params={"other": row["report"]}).text
    for side in "ab":
        marked = re.findall(rf'<mark id="{side}(\d+)"><sup>\d+</sup>([^<]*)</mark>', page)
        assert {int(number) for number, _ in marked} == set(range(1, len(row["passages"]) + 1))
        if side == "a":
            assert [unescape(words) for _, words in marked] == [passage["text"] for passage in row["passages"]]


def test_doubles_are_marked_whole(client: TestClient) -> None:
    rows = client.get("/copies.json?kind=identical").json()["rows"]
    found = [
        (member, copy["report"])
        for member in rows[0]["members"]
        for copy in client.get(f"/copies/{member}.json").json()["rows"]
        if copy["kind"] == "identical"
    ]
    page = client.get(f"/copies/{found[0][0]}", params={"other": found[0][1]}).text
    texts = re.findall(r'<div class="text">(.*?)</div>', page, re.DOTALL)
    assert len(texts) == 2
    assert all(text.count("<mark") == 1 and text.startswith("<mark") and text.endswith("</mark>") for text in texts)


def test_one_that_nobody_repeats(client: TestClient) -> None:
    members = {report for row in client.get("/copies.json").json()["rows"] for report in row["members"]}
    alone = [row["report"] for row in client.get("/actor.json?name=modi-narendra").json()["rows"] if row["section"] == "report"]
    report = next(report for report in alone if report not in members and not client.get(f"/copies/{report}.json").json()["rows"])
    assert "No report here shares its wording." in client.get(f"/copies/{report}").text


@pytest.mark.parametrize("key", ["nothing", "%3Cscript%3E", "' OR 1=1", "{{7*7}}"])
def test_an_unknown_report_is_a_plain_404(client: TestClient, key: str) -> None:
    page = client.get(f"/copies/{key}")
    assert page.status_code == 404
    assert 'role="alert"' in page.text


def test_an_unknown_other_is_a_plain_404(client: TestClient) -> None:
    first = client.get("/copies.json").json()["rows"][0]["first"]
    assert client.get(f"/copies/{first}?other=zzz").status_code == 404


def test_in_german(client: TestClient) -> None:
    assert "Wer wen wiederholt" in client.get("/copies", headers={"accept-language": "de"}).text


@pytest.mark.parametrize(
    ("spans", "cut"),
    [
        ([], [("abcdef", 0)]),
        ([(0, 6)], [("abcdef", 1)]),
        ([(0, 3), (2, 5)], [("abc", 1), ("de", 2), ("f", 0)]),
        ([(2, 2), (9, 12)], [("ab", 0), ("cdef", 0)]),
    ],
)
def test_texts_are_cut_at_passages(spans: list[tuple[int, int]], cut: list[tuple[str, int]]) -> None:
    found = pieces("abcdef", spans)
    assert "".join(text for text, _ in found) == "abcdef"
    assert [number for _, number in found if number] == [number for _, number in cut if number]


def test_long_texts_end_in_time() -> None:
    assert pieces("x" * 100, [(90, 100)], longest=50) == [("x" * 50, 0)]
