"""The report page: marks, cards, layers, what was cut, where it came from, why each finding was made; the same as one file."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hostile import readings

from depesche.exports.report_marks import LAYERS, Piece, text_marked, title_marked
from depesche.exports.report_view import Held, Judged, report_view, safe_address
from depesche.questions import Ledger
from depesche.questions.explained import explained
from depesche.questions.stored import stored
from depesche.reading.reader import read_reports
from depesche.records import Flag, Published, Reading, Report, Span, reading_from_json
from depesche.web import Settings, create_app
from depesche.web.report_file import page

TEXT = (
    "Reuters berichtete unter Berufung auf zwei Beamte, Russland habe am Mittwoch die Stadt Charkiw angegriffen.\n\n"
    "Xi Jinping reiste am 3. Juni nach Moskau."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    day = Published(earliest="2025-06-05", latest="2025-06-05", edtf="2025-06-05", basis="given")
    (found,) = read_reports([Report(id="r", title="Xi Jinping reist nach Moskau", text=TEXT, published=day, language="de")])
    return found


@pytest.fixture(scope="module")
def background(client: TestClient) -> str:
    """Id of an example with a dozen claims."""
    rows = client.get("/reports.json?title=zusammenrückten").json()["rows"]
    assert len(rows) == 1
    return str(rows[0]["report"])


def pieces(reading: Reading, layers: tuple[str, ...] = LAYERS) -> list[Piece]:
    return [p for paragraph in text_marked(reading, "", layers) for stretch in paragraph for p in stretch.pieces]  # type: ignore[arg-type]


# --- marks ----------------------------------------------------------------------


def test_marks_lose_and_add_no_letter(reading: Reading) -> None:
    for layers in (LAYERS, (), ("claims",), ("sources", "times")):
        assert "".join(p.text for p in pieces(reading, layers)) == TEXT.replace("\n\n", "")
    assert "".join(p.text for s in title_marked(reading, "", LAYERS) for p in s.pieces) == reading.report.title


def test_overlapping_marks_are_all_on_the_letters_they_cover(reading: Reading) -> None:
    begin = TEXT.index("Stadt Charkiw")
    flags = (
        Flag(kind="loaded_word", begin=begin - 4, end=begin + 5, why="one", rule="x"),
        Flag(kind="scare_quotes", begin=begin, end=begin + 13, why="two", rule="y"),
    )
    marked = Reading(**{**{f: getattr(reading, f) for f in reading.__struct_fields__}, "flags": flags})
    found = {p.text: p for p in pieces(marked, ("flags",)) if p.kinds}
    assert found["die "].cards == ("f-0",)
    assert set(found["Stadt"].cards) == {"f-0", "f-1"}
    assert found["Stadt"].says == "loaded word: one; scare quotes: two"
    assert found[" Charkiw"].cards == ("f-1",)


def test_the_claim_wins_where_several_marks_lie_on_a_word(reading: Reading) -> None:
    trigger = next(p for p in pieces(reading) if p.text == "angegriffen")
    assert trigger.card == "c-c1"
    assert {"claims", "trigger", "evidence"} <= set(trigger.kinds)


def test_borrowed_voice_says_whose_once_a_paragraph(reading: Reading) -> None:
    first, second = text_marked(reading, "", LAYERS)
    voices = [stretch for stretch in first if stretch.voice]
    assert voices and voices[-1].voice is not None
    assert voices[-1].voice.line == "Reuters ┄ zwei Beamte"
    assert "angegriffen" in "".join(p.text for p in voices[-1].pieces)
    named = [s.voice.card for s in first if s.voice and s.named]
    assert len(named) == len(set(named))
    assert all(stretch.voice is None for stretch in second)
    assert all(stretch.voice is None for paragraph in text_marked(reading, "", ("claims",)) for stretch in paragraph)


def test_every_card_that_a_mark_leads_to_is_there(reading: Reading) -> None:
    view = report_view(reading, anchor="r2-")
    cards = {c.card for group in (view.claims, view.sources, view.actors, view.times, view.flags) for c in group}
    led = {p.card for paragraph in (*view.text, view.title) for s in paragraph for p in s.pieces if p.card}
    assert led and led <= cards
    assert all(card.startswith("r2-") for card in cards)


def test_a_long_report_is_marked_quickly() -> None:
    import time

    text = "Wort für Wort.\n\n" * 20_000
    flags = tuple(Flag(kind="loaded_word", begin=n * 16, end=n * 16 + 4, why="w", rule="r") for n in range(20_000))
    long = Reading(report=Report(id="x", text=text, published=Published()), flags=flags, made_by=readings()[0].made_by)
    began = time.process_time()
    assert len(pieces(long)) == 40_000
    assert time.process_time() - began < 5


def test_only_web_addresses_become_links() -> None:
    assert [safe_address(url) for url in ("javascript:alert(1)", "data:text/html,x", "//x.example", "http://", "http://[x", None)] == [
        None
    ] * 6
    assert safe_address("https://x.example/a?b") == "https://x.example/a?b"


# --- the page ---------------------------------------------------------------------


def test_the_page_shows_text_and_cards(client: TestClient, background: str) -> None:
    text = client.get(f"/report/{background}").text
    assert text.count('class="card claim') == 12
    assert re.search(r'<a class="m claims trigger evidence" href="#c-c1"[^>]*>reiste</a>', text)
    for part in ("Cut before reading", "Das könnte Sie auch interessieren", "Other reports on the same happening", "from its metadata"):
        assert part in text
    assert re.search(r'href="/event/[^"]+"', text) and 'href="/lexicon/de.consult.reisen"' in text
    assert f'href="/report/{background}/explain/c1"' in text
    assert 'href="/actor?name=Xi%20Jinping"' in text
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    for link in re.findall(r'href="#([^"]+)"', text):
        assert link in ids, link


def test_layers_are_part_of_the_address(client: TestClient, background: str) -> None:
    some = client.get(f"/report/{background}?show=none&show=times").text
    wording = some.split('<div class="wording"')[1].split("</section>")[0]
    assert "m times" in wording and "trigger" not in wording and 'class="voice"' not in wording
    assert 'value="times" checked' in some and 'value="claims" checked' not in some
    none = client.get(f"/report/{background}?show=none").text.split('<div class="wording"')[1].split("</section>")[0]
    assert "<a " not in none
    assert client.get(f"/report/{background}?show=nonsense").status_code == 200


def test_the_page_is_data_too(client: TestClient, background: str) -> None:
    rows = client.get(f"/report/{background}.json").json()["rows"]
    assert sum(row["section"] == "claim" for row in rows) == 12
    assert client.get(f"/report/{background}.csv").text.startswith("section,")
    given = client.get(f"/report/{background}/reading")
    assert reading_from_json(given.content).report.id == background
    assert f'filename="{background}.json"' in given.headers["content-disposition"]


def test_the_page_in_german(client: TestClient, background: str) -> None:
    text = client.get(f"/report/{background}", headers={"accept-language": "de"}).text
    assert "Vor dem Lesen weggenommen" in text and "✓</span> geschehen" in text and "der Bericht, in eigenen Worten" in text


def test_a_download_has_a_plain_name() -> None:
    from depesche.web.pages.report import _download

    given = _download("x", "text/plain", 'a"b\r\nSet-Cookie: é', "html").headers["content-disposition"]
    assert given == 'attachment; filename="a-b--Set-Cookie---.html"'


@pytest.mark.parametrize("path", ["/report/nothing", "/report/nothing.json", "/report/nothing/explain/c1", "/report/nothing/file"])
def test_what_is_not_there_is_said_plainly(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "is no report of this ledger" in page.text


def test_a_report_is_found_by_its_name_and_the_beginning_of_its_id(client: TestClient, background: str) -> None:
    for key in ("hintergrund_2023", background[:10]):
        assert "Wie <" in client.get(f"/report/{key}").text


def test_copies_are_listed(client: TestClient) -> None:
    rows = client.get("/reports.json?title=Staatsbesuch in China").json()["rows"]
    text = client.get(f"/report/{rows[0]['report']}").text
    assert "Compare the wording" in text and "Putin und Xi unterzeichnen in Peking" in text


def test_where_it_came_from_links_to_the_web_only(own_ledger: Path) -> None:
    from visits import visits

    first, second = visits(2)
    with Ledger(own_ledger) as ledger:
        for one, url in ((first, "https://news.example/a"), (second, "javascript:alert(1)")):
            report = Report(**{**{f: getattr(one.report, f) for f in one.report.__struct_fields__}, "url": url})
            ledger.add(Reading(**{**{f: getattr(one, f) for f in one.__struct_fields__}, "report": report}))
        ledger.settle()
    with TestClient(create_app(Settings(ledger=own_ledger, read_only=True)), base_url="http://localhost") as client:
        text = client.get(f"/report/{first.report.id}").text
        assert '<a href="https://news.example/a" rel="noreferrer noopener external">' in text
        text = client.get(f"/report/{second.report.id}").text
        assert "javascript:alert(1)" in text and 'href="javascript' not in text


def test_what_a_person_said_of_a_claim_is_shown(reading: Reading) -> None:
    held = Held("rd", {"rd.c1": "e-1"}, {"rd.c1": Judged("edit", "anna", (("status", "planned"),)), "rd.c2": Judged("accept", "ben")})
    one, two, *_ = report_view(reading, held=held).claims
    assert (one.key, one.event, one.judged) == ("rd.c1", "e-1", Judged("edit", "anna", (("status", "planned"),)))
    assert two.judged == Judged("accept", "ben")


def test_judgements_on_claims_are_found_in_the_ledger(own_ledger: Path, background: str) -> None:
    import duckdb

    with Ledger(own_ledger, read_only=True) as ledger:
        claim = f"{stored(ledger, background).id}.c1"
    rows = [("j1", "reject", None, None, None), ("j2", "edit", "status", '"planned"', None), ("j3", "withdrawn", None, None, "j1")]
    with duckdb.connect(str(own_ledger)) as connection:
        for key, verdict, name, value, withdraws in rows:
            connection.execute(
                "INSERT INTO judgements (id, about, subject, verdict, field, value, made_by, withdraws, why) VALUES (?, 'claims', ?, ?, ?, ?, 'anna', ?, '')",
                [key, claim, verdict, name, value, withdraws],
            )
    with TestClient(create_app(Settings(ledger=own_ledger, read_only=True)), base_url="http://localhost") as client:
        text = client.get(f"/report/{background}").text
        rows = client.get(f"/report/{background}.json").json()["rows"]
    assert re.search(r"✎ edited by anna: status: planned", text)
    assert [row["review"] for row in rows if row["claims"] == [claim]] == ["edit by anna"]


# --- why ------------------------------------------------------------------------------


def test_every_finding_is_explained(client: TestClient, background: str) -> None:
    links = dict.fromkeys(re.findall(r'href="(/report/\w+/explain/\w+)"', client.get(f"/report/{background}").text))
    assert {link.rsplit("/", 1)[1][0] for link in links} >= {"c", "a", "t", "p"}
    for link in links:
        assert client.get(link).status_code == 200, link
    claim = client.get(f"/report/{background}/explain/c1").text
    assert "reisen | fliegen" in claim and "Wladimir Putin" in claim and "names.tsv" in claim
    assert client.get(f"/report/{background}/explain/c99").status_code == 404
    assert client.get(f"/report/{background}/explain/t٣").status_code == 404


def test_the_parse_is_made_when_asked_for(client: TestClient, background: str) -> None:
    plain = client.get(f"/report/{background}/explain/c1").text
    assert 'hx-trigger="load"' in plain and "explain/c1?parse=yes" in plain
    parsed = client.get(f"/report/{background}/explain/c1?parse=yes").text
    assert re.search(r"<td>reiste</td><td>reisen</td><td><code>VERB</code></td><td><code>root</code></td>", parsed)
    rows = client.get(f"/report/{background}/explain/c1.json?parse=yes").json()["rows"]
    assert {"what": "token", "name": "reiste", "value": "reisen VERB root –"} in rows


def test_the_voice_of_a_finding_is_told(reading: Reading) -> None:
    assert explained(reading, "c1").voices[0] == "Reuters ┄ zwei Beamte"
    assert explained(reading, reading.claims[-1].id).voices == ()


# --- one file ---------------------------------------------------------------------------


def test_the_file_needs_nothing_else(client: TestClient, background: str) -> None:
    given = client.get(f"/report/{background}/file")
    assert "attachment" in given.headers["content-disposition"]
    assert "<script" not in given.text and "<link" not in given.text and " src=" not in given.text
    assert 'href="/' not in given.text and "url(" not in given.text and "@import" not in given.text
    assert given.text.count('class="card claim') == 12
    assert "<style>/* The look" in given.text and ".panel > section" in given.text


def test_several_readings_stand_on_one_page_with_names_of_their_own(reading: Reading) -> None:
    html = page([reading, reading])
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)) and {"r1-c-c1", "r2-c-c1", "r2-show-claims"} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert "No report could be read." in page([])


@pytest.mark.parametrize("hostile", readings(), ids=lambda r: r.report.id[-2:])
def test_hostile_findings_stay_words(hostile: Reading) -> None:
    html = page([hostile])
    shown = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    tags = set(re.findall(r"<\s*(\w+)", shown))
    assert tags <= set(
        "html head meta title style body main nav div span section aside article h1 h2 h3 p a b dl dt dd ul ol li small label input fieldset legend "
        "blockquote time details summary strong del code br".split()
    )  # fmt: skip
    for attributes in re.findall(r"<\w+([^>]*)>", shown):
        named = re.sub(r'"[^"]*"', "", attributes)
        assert not re.search(r"\bon\w+\s*=|style\s*=", named)
    assert not re.search(r'href="(?!#)', shown)
    assert json.dumps(hostile.report.title)  # the payload is there, as words
    assert (hostile.report.title or "")[:4] in unescape(re.sub(r"<[^>]+>", "", shown)) or not (hostile.report.title or "").strip()


def test_spans_outside_the_text_break_nothing(reading: Reading) -> None:
    far = Flag(kind="loaded_word", begin=10_000, end=10_010, why="w", rule="r")
    claim = reading.claims[0]
    bare = type(claim)(**{**{f: getattr(claim, f) for f in claim.__struct_fields__}, "evidence": (), "trigger": (Span(begin=0, end=0),)})
    odd = Reading(**{**{f: getattr(reading, f) for f in reading.__struct_fields__}, "flags": (far,), "claims": (bare,)})
    assert "loaded word" in page([odd])


def test_what_findings_are_called_is_translated() -> None:
    """Words that the templates take from the records: kinds, forms, stances, flags, statuses, cuts."""
    from typing import get_args

    from depesche import records
    from depesche.web.words import table_of

    named = (records.ActorKind, records.SourceKind, records.Form, records.Stance, records.FlagKind, records.MentionForm, records.CutKind)
    words = {word.replace("_", " ") for kind in named for word in get_args(kind)}
    words |= {"who", "to whom", "on behalf of", "where", "how long", "about", "treaty", "to", "at", "on", "passed on in", "source", "when"}
    words |= {"identical", "near identical", "rewritten", "translated", "same source"}
    assert sorted(words - table_of("de").keys()) == []
