"""Review in the browser: verdicts, corrections, pairs, undo, in and out; at once, reversible, by somebody."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from asking import signature
from fastapi.testclient import TestClient

from depesche.errors import UsageError
from depesche.questions import Ledger
from depesche.web import Settings, create_app
from depesche.web.reviewing import Form, corrections, judged


def first(client: TestClient, **asked: str) -> dict[str, object]:
    row: dict[str, object] = client.get("/review.json", params=asked).json()["rows"][0]
    return row


def judge(client: TestClient, claim: object, verdict: str, path: str = "/review/claim", **more: object) -> str:
    data = {"csrf": signature(client), "claim": claim, "verdict": verdict, "by": "Ada", **more}
    page = client.post(path, data=data, follow_redirects=False)
    assert page.status_code == 303, page.text
    return page.headers["location"]


def claims(client: TestClient) -> int:
    totals = {row["name"]: row["number"] for row in client.get("/start.json").json()["rows"] if row["what"] == "total"}
    return int(totals["claims"])


def test_the_least_certain_claim_comes_first(client: TestClient) -> None:
    rows = client.get("/review.json").json()["rows"]
    assert [row["doubt"] for row in rows] == sorted((row["doubt"] for row in rows), reverse=True)
    page = client.get("/review").text
    assert rows[0]["rule"] in page
    assert "mark class" in page


def test_the_queue_is_narrowed(client: TestClient) -> None:
    rows = client.get("/review.json", params={"type": "CONSULT", "party": "CHN", "order": "report"}).json()["rows"]
    assert rows
    assert {row["type"] for row in rows} == {"CONSULT"}
    assert client.get("/review", params={"type": "ASSAULT", "party": "CHN"}).text.count("Nothing waits") == 1
    assert client.get("/review", params={"order": "backwards"}).status_code == 400
    assert client.get("/review", params={"claim": "nothing.c1"}).status_code == 400


def test_nothing_is_judged_where_one_may_only_read(client: TestClient) -> None:
    assert 'name="verdict"' not in client.get("/review").text
    data = {"csrf": signature(client), "claim": first(client)["claim"], "verdict": "accept", "by": "Ada"}
    assert client.post("/review/claim", data=data).status_code == 403


def test_a_rejected_claim_counts_no_more_until_it_is_undone(writing: TestClient) -> None:
    before, row = claims(writing), first(writing)
    target = judge(writing, row["claim"], "reject")
    assert claims(writing) == before - 1
    assert first(writing)["claim"] != row["claim"]
    made = re.findall(r"done=([\w-]+)", target)
    assert made
    page = writing.get(target).text
    assert "Undo" in page
    undone = writing.post(
        "/review/undo", data={"csrf": signature(writing), "judgement": made, "by": "Ada", "back": "/review"}, follow_redirects=False
    )
    assert undone.headers["location"] == "/review"
    assert claims(writing) == before
    assert first(writing)["claim"] == row["claim"]


def test_accepted_claims_leave_the_queue(writing: TestClient) -> None:
    row = first(writing)
    judge(writing, row["claim"], "accept", why="the sentence says so")
    waiting = {r["claim"] for r in writing.get("/review.json", params={"order": "report"}).json()["rows"]}
    assert row["claim"] not in waiting
    assert first(writing, everything="true", report=str(row["report"]))
    history = writing.get("/review/history").text
    assert "the sentence says so" in history
    assert "Ada" in history


def test_a_correction_is_in_the_timeline_at_once(writing: TestClient) -> None:
    row = next(r for r in writing.get("/review.json", params={"type": "CONSULT"}).json()["rows"] if r["status"] == "occurred")
    data = {
        "type": row["type"], "mode": row["mode"] or "", "status": "denied", "earliest": "2021-03-04", "latest": "2021-03-04",
        "place": "Wien", "place_country": "AUT", **({"hedged": "true"} if row["hedged"] else {}),
    }  # fmt: skip
    people = {key: [part[key] or "" for part in row["participants"]] for key in ("role", "text", "name", "country", "actor", "kind")}
    target = judge(writing, row["claim"], "edit", "/review/correct", **data, **people)
    assert len(re.findall("done=", target)) == 3
    day = writing.get("/timeline.json", params={"since": "2021-03-04", "until": "2021-03-04"}).json()["rows"]
    assert [(e["status"], e["place"]) for e in day if row["claim"] in e["claims"]] == [("denied", "Wien")]
    changes = writing.get("/review/changes").text
    assert "denied" in changes
    report = writing.get(f"/report/{row['report']}").text
    assert "edited by Ada" in report


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"by": " "}, "say who judges"),
        ({"earliest": "2021-02-30"}, "2021-02-30"),
        ({"country": ["XXX"]}, "XXX"),
        ({"status": "maybe"}, "maybe"),
    ],
)
def test_a_wrong_correction_changes_nothing(writing: TestClient, more: dict[str, object], words: str) -> None:
    row = first(writing, type="CONSULT")
    assert isinstance(row["participants"], list)
    one = row["participants"][0]
    data: dict[str, object] = {"csrf": signature(writing), "claim": row["claim"], "by": "Ada", "type": "CONSULT", "status": "occurred"}
    data |= {key: [one[key] or ""] for key in ("role", "text", "name", "country", "actor", "kind")}
    page = writing.post("/review/correct", data={**data, **more})
    assert page.status_code == 400
    assert words in page.text
    assert writing.get("/review/history.json").json()["rows"] == []


def test_another_class_with_its_mode(writing: TestClient) -> None:
    row = next(r for r in writing.get("/review.json", params={"type": "CONSULT", "order": "report"}).json()["rows"] if r["mode"] == "visit")
    people = {key: [part[key] or "" for part in row["participants"]] for key in ("role", "text", "name", "country", "actor", "kind")}
    judge(writing, row["claim"], "edit", "/review/correct", type="COERCE", mode="arrest", status=row["status"], **people)
    rows = writing.get("/timeline.json", params={"type": "COERCE", "mode": "arrest"}).json()["rows"]
    assert any(row["claim"] in e["claims"] for e in rows)


def test_pairs_are_joined(writing: TestClient) -> None:
    rows = writing.get("/review/pairs.json").json()["rows"]
    pair = next(r for r in rows if r["now"] == "different")
    data = {"csrf": signature(writing), "about": "event_claims", "one": pair["one"], "other": pair["other"], "verdict": "same", "by": "Ada"}
    assert writing.post("/review/pair", data=data, follow_redirects=False).status_code == 303
    events = writing.get("/timeline.json").json()["rows"]
    assert any({pair["one"], pair["other"]} <= set(e["claims"]) for e in events)
    assert (pair["one"], pair["other"]) not in {(r["one"], r["other"]) for r in writing.get("/review/pairs.json").json()["rows"]}


def test_decisions_go_out_and_come_in(writing: TestClient, ledger_path: Path, tmp_path: Path) -> None:
    row = first(writing)
    judge(writing, row["claim"], "reject")
    out = writing.get("/review/export", params={"to": "jsonl"})
    assert out.headers["content-disposition"].endswith('"review.jsonl"')
    assert json.loads(out.text.splitlines()[0])["schema"] == "depesche.judgement/1"
    other = tmp_path / "other.duckdb"
    other.write_bytes(ledger_path.read_bytes())
    with TestClient(create_app(Settings(ledger=other)), base_url="http://localhost") as client:
        taken = client.post(
            "/review/import", data={"csrf": signature(client)}, files={"file": ("review.jsonl", out.content)}, follow_redirects=False
        )
        assert taken.status_code == 303
        assert claims(client) == claims(writing)
        wrong = client.post("/review/import", data={"csrf": signature(client)}, files={"file": ("x.jsonl", b'{"no": "judgement"}\n')})
        assert wrong.status_code == 400


def test_tasks_for_label_studio(client: TestClient) -> None:
    tasks = json.loads(client.get("/review/export", params={"to": "label-studio"}).text)
    assert tasks[0]["data"]["text"]


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "evil"])
def test_one_goes_back_to_pages_of_ours_only(writing: TestClient, back: str) -> None:
    assert judge(writing, first(writing)["claim"], "unsure", back=back).startswith("/review?")


def test_german(client: TestClient) -> None:
    page = client.get("/review", headers={"accept-language": "de"}).text
    assert "Durchsicht" in page
    assert "Es warten" in page
    assert "Unsicherste zuerst" in page


ROW = {
    "type": "CONSULT", "mode": "visit", "status": "occurred", "hedged": False, "earliest": "2024-05-16", "latest": "2024-05-16",
    "approximate": False, "place": "Peking", "place_country": "CHN",
    "participants": [{"role": "actor", "text": "Putin", "name": "Vladimir Putin", "country": "RUS", "actor": "p", "kind": "person"}],
}  # fmt: skip
SAME = Form(
    "CONSULT", "visit", "occurred", False, "2024-05-16", "2024-05-16", False, "Peking", "CHN",
    [{"role": "actor", "text": "Putin", "name": "Vladimir Putin", "country": "RUS", "actor": "p", "kind": "person"}],
)  # fmt: skip


def test_a_form_left_alone_corrects_nothing() -> None:
    assert corrections(SAME, ROW) == []
    with pytest.raises(UsageError, match="nothing was corrected"):
        judged("a.c1", "edit", [], by="Ada", why="")


def test_a_class_brings_its_mode() -> None:
    import dataclasses

    changed = dataclasses.replace(SAME, type="AGREE", mode="")
    assert corrections(changed, ROW) == [("type", "AGREE"), ("mode", None)]
    undated = dataclasses.replace(SAME, earliest="", latest="", place="")
    assert dict(corrections(undated, ROW)) == {"time": None, "place": None}
    alone = dataclasses.replace(SAME, people=[*SAME.people, {"role": "recipient", "name": "Xi Jinping", "country": "CHN"}])
    assert [p["name"] for p in dict(corrections(alone, ROW))["participants"]] == ["Vladimir Putin", "Xi Jinping"]
    assert dict(corrections(alone, ROW))["participants"][1]["text"] == "Xi Jinping"


def test_judgements_are_kept_over_a_restart(own_ledger: Path) -> None:
    settings = Settings(ledger=own_ledger)
    with TestClient(create_app(settings), base_url="http://localhost", headers={"accept": "text/html"}) as client:
        judge(client, first(client)["claim"], "reject")
    with Ledger(own_ledger, read_only=True) as ledger:
        assert [j.made_by for j in ledger.judgements()] == ["Ada"]
