"""Chains of sources drawn as a line, on the terminal and on the page."""

from __future__ import annotations

import pytest

from depesche.cli.view import chain
from depesche.questions.chains import OWN_VOICE, chain_end, chain_line, chain_of
from depesche.reading.reader import read_reports
from depesche.records import Published, Reading, Report, SourceKind, SourceLink
from depesche.web.report_file import page


def _reading() -> Reading:
    text = "Reuters berichtete unter Berufung auf zwei Beamte, Russland habe die Stadt Charkiw angegriffen. Xi Jinping reiste nach Moskau."
    day = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    return next(read_reports([Report(id="r", text=text, published=day, language="de")]))


@pytest.mark.parametrize(
    ("kind", "name", "end"),
    [
        ("person", "Ann Reed", "a named person"), ("person", None, "a person not named"), ("organisation", None, "an institution"),
        ("outlet", "Reuters", "an outlet"), ("unnamed", None, "an unnamed source"), ("document", None, "a document"),
    ],
)  # fmt: skip
def test_in_whom_a_chain_ends(kind: SourceKind, name: str | None, end: str) -> None:
    assert chain_end([SourceLink(text="x", name=name, kind=kind), SourceLink(text="Reuters", kind="outlet")]) == end


def test_the_own_voice_ends_nowhere() -> None:
    assert chain_end([]) == "nowhere" and chain_line([]) == OWN_VOICE


def test_a_chain_is_drawn_from_the_report_to_the_innermost_sayer() -> None:
    borrowed, own = _reading().claims
    assert chain(borrowed) == "the report ┄ Reuters ┄ zwei Beamte (2 links, ends in an unnamed source)"
    assert chain(own) == OWN_VOICE


def test_the_chain_of_an_attribution_follows_who_passes_it_on() -> None:
    reading = _reading()
    inner = next(a for a in reading.attributions if a.via)
    assert [link.text for link in chain_of(inner, reading)] == ["zwei Beamte", "Reuters"]


def test_the_page_tells_own_and_borrowed_voice_apart_without_colour() -> None:
    html = page([_reading()])
    assert 'class="card claim borrowed"' in html and 'class="card claim own"' in html
    assert '<span class="voice" title="Reuters ┄ zwei Beamte">' in html and "border-block: 1.5px dashed" in html
    assert "2 links, ends in an unnamed source" in html
