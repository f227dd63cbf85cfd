"""Who says so: sources, contents, chains, and reported speech that goes on."""

import pytest

from depesche.lexicon.rows import AttributionRow
from depesche.lexicon.tables import load
from depesche.reading.document import Document
from depesche.reading.reader import documents
from depesche.reading.says import SaidIndex, find_attributions
from depesche.reading.says_check import check_attributions, check_row
from depesche.reading.when import find_times
from depesche.reading.who import find_actors
from depesche.records import Attribution, Published, Report


def _read(text: str) -> tuple[Document, SaidIndex, tuple[Attribution, ...]]:
    day = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    document = next(documents([Report(id="r", text=text, published=day, language="de")]))
    cast = find_actors(document)
    found = find_attributions(document, cast, find_times(document))
    return document, SaidIndex(document, cast, found), found


def _words(text: str, attribution: Attribution) -> tuple[str | None, str]:
    source = attribution.source
    content = " … ".join(text[s.begin : s.end] for s in attribution.content)
    return (text[source.begin : source.end] if source else None), content


@pytest.mark.parametrize(
    ("text", "source", "content", "form"),
    [
        ("Der Minister sagte, das Abkommen sei fertig.", "Der Minister", "das Abkommen sei fertig", "indirect"),
        ("Die Lage sei ruhig, sagte die Ministerin.", "die Ministerin", "Die Lage sei ruhig", "indirect"),
        ("Der Präsident sagte: „Wir kommen.“", "Der Präsident", "„Wir kommen.“", "direct"),
        ("„Wir kommen“, sagte der Präsident.", "der Präsident", "„Wir kommen“", "direct"),
        ("Nach Angaben russischer Staatsmedien begann das Treffen.", "russischer Staatsmedien", "begann das Treffen", "phrase"),
        ("Es wird erwartet, dass der Vertrag verlängert wird.", None, "dass der Vertrag verlängert wird", "indirect"),
        ("Wie die Polizei mitteilte, wurden zwei Menschen verletzt.", "die Polizei", "wurden zwei Menschen verletzt", "indirect"),
        ("Der Minister betonte, dass sie „wie Helden“ kämpften.", "Der Minister", "dass sie „wie Helden“ kämpften", "mixed"),
    ],
)
def test_source_content_and_form(text: str, source: str | None, content: str, form: str) -> None:
    _, _, found = _read(text)
    assert [(*_words(text, a), a.form) for a in found] == [(source, content, form)]


def test_konjunktiv_carries_the_source_on_until_an_indicative() -> None:
    text = "Der Minister sagte, die Lage sei ernst. Man habe keine Zeit. Die Sitzung endete am Abend. Es regnete."
    _, _, found = _read(text)
    assert [_words(text, a)[1] for a in found] == ["die Lage sei ernst", "Man habe keine Zeit"]
    assert found[1].cue is None and found[1].source == found[0].source


@pytest.mark.parametrize(
    "text",
    [
        "Die Agentur Tass berichtete unter Berufung auf das Verteidigungsministerium, dass ein Treffen geplant ist.",
        "Die Agentur Tass berichtete, dass ein Treffen geplant ist, dies basierend auf Angaben des Verteidigungsministeriums.",
    ],
)
def test_who_passes_it_on_comes_after_who_says_it(text: str) -> None:
    document, said, found = _read(text)
    token = next(t for t in document.passages[0].parse.tokens if t.text == "Treffen")
    chain = [link.text for link in said.sources_at("text", token.index)]
    assert len(chain) == 2 and "Verteidigungsministerium" in chain[0] and "Tass" in chain[1]
    by_id = {a.id: a for a in found}
    inner, outer = (by_id[key] for key in said.chain_at("text", token.index))
    assert inner.via == outer.id


def test_nested_sayings_are_chained_from_the_inside() -> None:
    text = "Nach Angaben der Polizei sagte der Zeuge, der Minister sei geflohen."
    document, said, _ = _read(text)
    token = next(t for t in document.passages[0].parse.tokens if t.text == "geflohen")
    assert [link.text for link in said.sources_at("text", token.index)] == ["der Zeuge", "der Polizei"]


def test_the_cue_is_not_its_own_content() -> None:
    text = "Der Minister sagte, das Abkommen sei fertig."
    document, said, _ = _read(text)
    token = next(t for t in document.passages[0].parse.tokens if t.text == "sagte")
    assert said.chain_at("text", token.index) == ()


def test_venue_and_time_of_a_saying() -> None:
    text = "Der Minister betonte Ende Mai bei einer Sicherheitskonferenz in Moskau, dass die Zahl der Treffen steige."
    document, _, found = _read(text)
    times = find_times(document)
    assert found[0].venue == "einer Sicherheitskonferenz in Moskau"
    assert found[0].time is not None
    time = times[found[0].time]
    assert text[time.begin : time.end] == "Ende Mai"


@pytest.mark.parametrize("text", ["Zudem soll erörtert werden, wie der Toten gedacht wird.", "Er erklärte seinen Rücktritt."])
def test_no_attribution(text: str) -> None:
    assert _read(text)[2] == ()


def test_every_row_fires_in_its_examples_and_only_there() -> None:
    assert check_attributions(load(AttributionRow, "de"), "de") == {}


def test_a_row_that_does_not_fire_says_so() -> None:
    row = AttributionRow(
        id="x", cue=("murmeln",), pos="verb", stance="states", source_at="subject", content_at="clause",
        example=("[S Der Minister] schwieg.",),
    )  # fmt: skip
    assert check_row(row, "de") == ["does not fire in its example: Der Minister schwieg."]
