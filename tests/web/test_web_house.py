"""What all pages share: data beside HTML, languages, errors in plain words, keys."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from importlib.resources import files
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from depesche.web.navigation import KEYS, NAVIGATION
from depesche.web.words import table_of

WEB = Path(str(files("depesche.web")))


def test_the_start_page_counts(client: TestClient) -> None:
    page = client.get("/start")
    assert page.status_code == 200
    totals = {row["name"]: row["number"] for row in client.get("/start.json").json()["rows"] if row["what"] == "total"}
    assert totals["reports"] == 46
    assert totals["claims"] > 60
    assert f"<dd>{totals['events']}</dd>" in page.text


def test_every_page_is_data_too(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/runs.csv").text)))
    assert rows
    assert client.get("/runs.json").json()["schema"] == "depesche.answer/1"
    assert len(rows) == len(client.get("/runs.json").json()["rows"])


@pytest.mark.parametrize(
    ("asked", "language"), [({}, "en"), ({"accept-language": "de-AT, en;q=0.5"}, "de"), ({"accept-language": "fr"}, "en")]
)
def test_the_language_is_the_browsers(client: TestClient, asked: dict[str, str], language: str) -> None:
    assert f'<html lang="{language}">' in client.get("/runs", headers=asked).text


def test_a_chosen_language_stays(ledger_path: Path) -> None:
    from depesche.web import Settings, create_app

    with TestClient(create_app(Settings(ledger=ledger_path, read_only=True)), base_url="http://localhost") as client:
        assert "Was dieses Hauptbuch enthält" in client.get("/start?lang=de").text
        assert "Was dieses Hauptbuch enthält" in client.get("/start").text


@pytest.mark.parametrize(("path", "status"), [("/nothing", 404), ("/runs?page=x", 400), ("/runs?page=0", 400)])
def test_errors_are_said_in_plain_words(client: TestClient, path: str, status: int) -> None:
    page = client.get(path)
    assert page.status_code == status
    assert 'role="alert"' in page.text
    assert client.get(path.replace("runs", "runs.json")).status_code == status


def test_words_of_templates_are_translated() -> None:
    said = {
        w for file in (WEB / "templates").glob("*.html") for w in re.findall(r"""_\(\s*(?:"([^"]+)"|'([^']+)')""", file.read_text("utf-8"))
    }
    words = {one or other for one, other in said}
    words |= {name for _, pages in NAVIGATION for _, name, _ in pages} | {group for group, _ in NAVIGATION}
    assert sorted(words - table_of("de").keys()) == []


def test_tables_of_words_name_each_once() -> None:
    lines = [line for file in (WEB / "words").glob("*.tsv") for line in file.read_text("utf-8").splitlines()[1:]]
    english = [line.split("\t")[0] for line in lines]
    assert all(line.count("\t") == 1 for line in lines)
    assert len(english) == len(set(english))


def test_keys_lead_to_different_pages() -> None:
    assert len(KEYS) == sum(len(pages) for _, pages in NAVIGATION)


def test_scripts_of_others_are_what_they_were() -> None:
    vendor = WEB / "static" / "vendor"
    noted = dict(reversed(line.split()) for line in (vendor / "SHA256SUMS").read_text("utf-8").splitlines())
    assert {f.name for f in vendor.iterdir() if f.suffix in {".js", ".json"}} == noted.keys()
    for name, digest in noted.items():
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("file", sorted((WEB / "templates").glob("*.html")), ids=lambda f: f.name)
def test_templates_hold_no_script_and_no_style(file: Path) -> None:
    """The content security policy would refuse them."""
    text = file.read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert "| safe" not in text and "|safe" not in text
