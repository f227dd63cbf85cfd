"""Files of other tools, in our own words: read as these tools write them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from depesche.intake import IntakeOptions, report_from_bytes
from depesche.intake.shapes import SHAPES, shape_of
from depesche.records import Rejected, Report

TEXT = (
    "Die Außenministerin reiste am Mittwoch nach Oslo und sprach dort mit ihrem Kollegen über die Fischerei.\n\n"
    "Das Gespräch dauerte nach Angaben ihres Sprechers drei Stunden."
)
LEAD, REST = TEXT.split("\n\n")
TITLE = "Ministerin zu Gesprächen in Oslo"

NEWS_PLEASE = {
    "authors": ["A. Muster"], "date_download": "2025-06-06 08:00:00", "date_modify": "None", "date_publish": "2025-06-05 17:30:00",
    "description": "Drei Stunden über Fisch", "filename": "oslo.json", "image_url": None, "language": "de", "localpath": None,
    "maintext": TEXT, "source_domain": "ostkurier.example", "text": None, "title": TITLE, "title_page": None, "title_rss": None,
    "url": "https://ostkurier.example/oslo",
}  # fmt: skip
FUNDUS = {
    "title": TITLE, "authors": ["A. Muster"], "publishing_date": "2025-06-05T17:30:00+02:00", "topics": ["Fischerei"],
    "free_access": True, "lang": "de", "publisher": "Ostkurier", "html": {"requested_url": "https://ostkurier.example/oslo", "content": "<p>x"},
    "body": {"summary": [LEAD], "sections": [{"headline": ["Drei Stunden"], "paragraphs": [REST]}]},
}  # fmt: skip
TRAFILATURA = {
    "title": TITLE, "author": "A. Muster", "hostname": "ostkurier.example", "date": "2025-06-05", "fingerprint": "afe7", "id": None,
    "license": None, "comments": "", "raw_text": TEXT, "text": f"{TITLE}\n{TEXT}", "language": None, "image": None, "pagetype": "article",
    "filedate": "2025-06-06", "source": "https://ostkurier.example/oslo", "source-hostname": "Ostkurier", "excerpt": None,
    "categories": "Politik", "tags": "",
}  # fmt: skip
MEDIA_CLOUD = {
    "id": "a1b2", "indexed_date": "2025-06-06 01:00:00", "language": "de", "media_name": "ostkurier.example",
    "media_url": "ostkurier.example", "publish_date": "2025-06-05", "title": TITLE, "url": "https://ostkurier.example/oslo",
}  # fmt: skip
RECORDS = {"news-please": NEWS_PLEASE, "fundus": FUNDUS, "trafilatura": TRAFILATURA, "Media Cloud": {**MEDIA_CLOUD, "text": TEXT}}


def read(content: str | bytes, name: str, **options: Any) -> list[Report | Rejected]:
    data = content.encode() if isinstance(content, str) else content
    return list(report_from_bytes(data, name=name, options=IntakeOptions(**options)))


def one(content: str | bytes, name: str = "report.json", **options: Any) -> Report:
    (found,) = read(content, name, **options)
    assert isinstance(found, Report), found
    return found


def table(*records: dict[str, Any]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(records[0]))
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


@pytest.mark.parametrize("tool", sorted(RECORDS))
@pytest.mark.parametrize("how", ["json", "jsonl", "list", "pretty"])
def test_a_record_becomes_the_report_it_is(tool: str, how: str) -> None:
    record = RECORDS[tool]
    content = {
        "json": json.dumps(record), "jsonl": json.dumps(record) + "\n", "list": json.dumps([record]), "pretty": json.dumps(record, indent=2),
    }[how]  # fmt: skip
    report = one(content, "x.jsonl" if how == "jsonl" else "x.json")
    assert report.title == TITLE
    assert report.text.startswith("Die Außenministerin reiste am Mittwoch nach Oslo")
    assert "dauerte nach Angaben ihres Sprechers" in report.text
    assert (report.published.earliest, report.published.latest, report.published.basis) == ("2025-06-05", "2025-06-05", "metadata")
    assert tool in report.published.why
    assert report.url == "https://ostkurier.example/oslo"
    assert report.outlet in {"Ostkurier", "ostkurier.example"}
    assert report.language == "de"


def test_every_tool_has_a_record_here_and_none_is_taken_for_another() -> None:
    assert {tool: shape_of(record).tool for tool, record in RECORDS.items()} == {s.tool: s.tool for s in SHAPES}  # type: ignore[union-attr]


def test_what_is_no_part_of_a_report_passes_through() -> None:
    assert one(json.dumps(NEWS_PLEASE)).extra["authors"] == ["A. Muster"]
    assert one(json.dumps(TRAFILATURA)).extra["categories"] == "Politik"
    assert not {"raw_text", "text"} & set(one(json.dumps(TRAFILATURA)).extra)
    assert "html" not in one(json.dumps(FUNDUS)).extra


def test_fundus_bodies_keep_summary_headlines_and_paragraphs_in_order() -> None:
    assert one(json.dumps(FUNDUS)).text.split("\n\n") == [LEAD, "Drei Stunden", REST]
    plain = {**FUNDUS, "plaintext": TEXT, "body": None}
    assert one(json.dumps(plain)).text == TEXT


def test_what_news_please_did_not_find_is_unknown() -> None:
    report = one(
        json.dumps({**NEWS_PLEASE, "date_publish": "None", "language": None, "source_domain": None, "title": None, "title_rss": TITLE})
    )
    assert (report.published.basis, report.outlet, report.title) == ("none", None, TITLE)


def test_a_media_cloud_table_with_texts() -> None:
    found = read(table({**MEDIA_CLOUD, "text": TEXT}, {**MEDIA_CLOUD, "id": "c3", "text": ""}), "stories.csv")
    assert isinstance(found[0], Report)
    assert (found[0].outlet, found[0].published.earliest, found[0].text) == ("ostkurier.example", "2025-06-05", TEXT)
    assert isinstance(found[1], Rejected)
    assert found[1].reason == "empty"


@pytest.mark.parametrize("name", ["stories.csv", "-"])
def test_a_media_cloud_list_without_texts_says_what_to_do(name: str) -> None:
    (found,) = read(table(MEDIA_CLOUD), name)
    assert isinstance(found, Rejected)
    assert found.reason == "csv"
    assert "no texts" in found.detail
    assert "--map text=title" in found.detail


def test_a_map_wins_over_the_shape() -> None:
    title = one(table(MEDIA_CLOUD), "stories.csv", csv_map={"text": "title", "published": "publish_date", "outlet": "media_name"})
    assert (title.text, title.published.basis) == (TITLE, "given")
    described = one(json.dumps(NEWS_PLEASE), csv_map={"text": "description"}, language="de")
    assert described.text == "Drei Stunden über Fisch"


def test_own_records_are_read_as_before() -> None:
    report = one(json.dumps({"doc": "a", "text": TEXT, "published": "2025-06-05", "source": "x", "date": "y"}))
    assert (report.doc, report.published.basis, report.extra) == ("a", "given", {"source": "x", "date": "y"})


@pytest.mark.parametrize("value", [None, 7, [], {}, {"sections": "x"}, {"sections": [None, {"paragraphs": [1, None]}]}, "  "])
def test_records_without_a_text_are_rejected_one_by_one(value: Any) -> None:
    found = read("\n".join(json.dumps(r) for r in ({**FUNDUS, "body": value}, NEWS_PLEASE)), "x.jsonl")
    assert [type(f) for f in found] == [Rejected, Report]
    assert found[0].reason == "empty"  # type: ignore[union-attr]
