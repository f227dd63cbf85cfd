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


def _read(text: str, language: str = "de") -> tuple[Document, SaidIndex, tuple[Attribution, ...]]:
    day = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    document = next(documents([Report(id="r", text=text, published=day, language=language)]))
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
        ("Der 39-Jährige gab jedoch an, es gehe ihm um die Kinder.", "Der 39-Jährige", "es gehe ihm um die Kinder", "indirect"),
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


def _chain(text: str, word: str, language: str = "de", doers: frozenset[str] = frozenset()) -> list[str]:
    document, said, _ = _read(text, language)
    token = next(t for t in document.passages[0].parse.tokens if t.text == word)
    return [link.text for link in said.sources_at("text", token.index, doers)]


@pytest.mark.parametrize(
    ("text", "word", "sources"),
    [
        ("Die Grenzen werden geschlossen, kündigte die Regierung an.", "geschlossen", ["die Regierung"]),
        ("Der Angriff sei gescheitert, sagte die Ministerin weiter.", "gescheitert", ["die Ministerin"]),
        ("Als die Truppen kamen, töteten sie hundert Menschen, teilte die Polizei mit.", "töteten", ["die Polizei"]),
        ("Nach Angaben des Gouverneurs Hans Weber wurden drei Dörfer angegriffen.", "angegriffen", ["des Gouverneurs Hans Weber"]),
        ("Nach Medienberichten wurden drei Männer verhaftet.", "verhaftet", ["Medienberichten"]),
        ("Neben ihm wurden nach Medienberichten weitere Gegner verhaftet.", "verhaftet", ["Medienberichten"]),
        ("Die Armee hat nach eigenen Angaben zehn Dörfer angegriffen.", "angegriffen", ["Die Armee"]),
        ("Einer Mitteilung des Ministeriums (BMI) zufolge wurde der Mann verhaftet.", "verhaftet", ["des Ministeriums (BMI)"]),
        ("Der SPD-Vorsitzende Weber bekräftigte, dass Truppen abziehen.", "abziehen", ["Der SPD-Vorsitzende Weber"]),
        ("Die Regierung befürchtet einen Angriff.", "Angriff", ["Die Regierung"]),
        ("Der Richter hält ein Verbot für möglich.", "Verbot", ["Der Richter"]),
        ("Die Kommission vertritt die Ansicht, dass der Angriff scheiterte.", "Angriff", ["Die Kommission"]),
        ("Der Minister wandte sich ans Volk mit der Aufforderung, die Stadt zu verlassen.", "verlassen", ["Der Minister"]),
    ],
)
def test_who_said_it(text: str, word: str, sources: list[str]) -> None:
    assert _chain(text, word) == sources


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Viele Bürger demonstrieren – so auch in Mannheim.", "demonstrieren"),
        ("Die Partei begrüßte den Vertrag, forderte aber neue Gespräche.", "Vertrag"),
        ("Nachdem die Polizei mitgeteilt hatte, dass der Mann gesucht werde, reiste die Ministerin ab.", "reiste"),
        ("Das Militär beschloss, ihn zurückzuholen, nachdem die Rebellen angegriffen hatten.", "angegriffen"),
        ("Die Gruppe machte von sich reden: Bei einem Angriff starben drei Menschen.", "Angriff"),
    ],
)
def test_the_report_s_own_voice(text: str, word: str) -> None:
    assert _chain(text, word) == []


def test_demnach_takes_up_the_last_source() -> None:
    text = "Wie die NATO mitteilte, begann die Offensive. Demnach wurden drei Menschen getötet."
    assert _chain(text, "getötet") == ["die NATO"]


def test_soll_carries_the_source_on_and_caution_does_not() -> None:
    text = "Der Minister sagte, die Lage sei ernst. Es soll ein Anschlag gewesen sein."
    assert _chain(text, "Anschlag") == ["Der Minister"]
    text = "Der Minister sagte, die Lage sei ernst. Der Gipfel könnte im Mai beginnen."
    assert _chain(text, "Gipfel") == []


def test_who_announces_his_own_act_is_no_source_of_it() -> None:
    text = "Der Präsident kündigte an, nach Peking zu reisen."
    assert _chain(text, "reisen") == ["Der Präsident"]
    assert _chain(text, "reisen", doers=frozenset({"Der Präsident"})) == []


def test_a_name_before_a_colon_speaks() -> None:
    text = "Anna Weber, Ministerin für Verkehr: „Der Vertrag ist gescheitert.“"
    _, _, found = _read(text)
    assert [(_words(text, a)[0] or "")[:10] for a in found] == ["Anna Weber"]


def test_paragraphs_after_said_are_said_until_the_third_person() -> None:
    text = "Minister Weber said:\n\nWe condemn the attack.\n\nMy thoughts are with the victims.\n\nMinister Weber met the mayor."
    assert _chain(text, "attack", "en") and _chain(text, "victims", "en")
    assert _chain(text, "met", "en") == []


@pytest.mark.parametrize(
    ("text", "word", "sources"),
    [
        ("The army has crossed the river, the minister said.", "crossed", ["the minister"]),
        ("“We have crossed the river,” said the general.", "crossed", ["the general"]),
        ("“We will stay,” the king said, “because the army needs us.”", "needs", ["the king"]),
        ("According to the police, ten people were killed.", "killed", ["the police"]),
        ("Ten people were killed, according to a police report.", "killed", ["a police report"]),
        ("The agency reported, citing the ministry, that the army had crossed the river.", "crossed", ["the ministry", "The agency"]),
        ("The president accused the army of planning a coup.", "planning", ["The president"]),
        ("The claim of the rebels that the town had fallen was false.", "fallen", ["the rebels"]),
    ],
)
def test_who_said_it_in_english(text: str, word: str, sources: list[str]) -> None:
    assert _chain(text, word, "en") == sources


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ein Sprecher des Ministeriums sagte, die Lage sei ruhig.", "person"),
        ("Ein Sprecher, der nicht genannt werden wollte, sagte, die Lage sei ruhig.", "unnamed"),
        ("Nach Medienberichten ist die Lage ruhig.", "outlet"),
        ("Das Parlament teilte mit, die Lage sei ruhig.", "organisation"),
        ("In der Erklärung heißt es, die Lage sei ruhig.", "document"),
    ],
)
def test_kind_of_source(text: str, kind: str) -> None:
    source = _read(text)[2][0].source
    assert source is not None and source.kind == kind


def test_english_rows_fire_in_their_examples_and_only_there() -> None:
    assert check_attributions(load(AttributionRow, "en"), "en") == {}


def _told(text: str, language: str = "de") -> list[tuple[str | None, str]]:
    return [_words(text, a) for a in _read(text, language)[2]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Das Amt gab eine Erklärung ab. Demnach bleibt die Brücke gesperrt.", "Das Amt"),
        ("Der Verein warf der Polizei vor, zu spät gekommen zu sein. Insbesondere wird kritisiert, dass niemand half.", "Der Verein"),
    ],
)
def test_a_sentence_that_takes_up_the_one_before_keeps_its_speaker(text: str, source: str) -> None:
    assert _told(text)[-1][0] == source


def test_a_passive_that_names_nobody_and_adds_nothing_has_no_source() -> None:
    assert _told("Der Verein warf der Polizei vor, zu spät gekommen zu sein. Es wird kritisiert, dass niemand half.")[-1][0] is None


def test_a_saying_told_in_konjunktiv_belongs_to_who_speaks() -> None:
    text = "Die Anwältin sagte, ihr Mandant sei unschuldig. Er habe erklärt, er kenne die Frau nicht. Man habe ihn verwechselt."
    found = _told(text)
    assert ("Die Anwältin", "Er habe erklärt, er kenne die Frau nicht. Man habe ihn verwechselt") in found
    assert ("Er", "er kenne die Frau nicht") in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Many of the closures, he said, have involved public roads.", [("he", "Many of the closures … have involved public roads")]),
        ("“It is late,” Ann Reed, a lawyer at the University of Utah in Salt Lake City, told the paper.",
            [("Ann Reed, a lawyer", "“It is late,”")]),
        ("The minister argued that a wall would help, saying it was cheap.",
            [("The minister", "that a wall would help"), ("The minister", "it was cheap")]),
        ("Reuters reported, citing two officials who said the army would attack.",
            [("Reuters", "the army would attack"), ("two officials", "the army would attack")]),
        ("The BBC reported, citing an official who asked not to be named, that the army would attack.",
            [("The BBC", "that the army would attack"), ("an official", "that the army would attack")]),
    ],
)  # fmt: skip
def test_english_tags_and_citing(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text, "en") == told
