"""Quotation marks of all styles, nested, across paragraphs; apostrophes are none."""

import pytest

from depesche.reading.says_quotes import find_quotations, outermost


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Er sagte: „Wir kommen.“ Dann ging er.", ["Wir kommen."]),
        ("Er sagte: „Wir kommen.” Dann ging er.", ["Wir kommen."]),
        ("Er sagte: »Wir kommen.« Dann ging er.", ["Wir kommen."]),
        ("Il dit: «Nous venons.» Puis rien.", ["Nous venons."]),
        ("He said: “We’re coming.” Then he left.", ["We’re coming."]),
        ("dass sie “kämpften, als wäre es ihr Land”, sagte er", ["kämpften, als wäre es ihr Land"]),
        ('He said "we come" and "we go".', ["we come", "we go"]),
        ("He said ''we come'' today.", ["we come"]),
        ("Er sagte: „Das Wort ‚Krieg‘ fiel.“", ["Das Wort ‚Krieg‘ fiel.", "Krieg"]),
        ("It was 'urgent', he said.", ["urgent"]),
        ("The ministers' plan didn't work; it's over.", []),
        ("Putins' Reise und Hans' Haus", []),
        ("„Erster Absatz.\n\n„Zweiter Absatz.“ Ende", ["Erster Absatz.\n\n„Zweiter Absatz."]),
        ("„Nie geschlossen.\n\nNeuer Absatz „mit Zitat“.", ["mit Zitat"]),
        ("Die „Zeit“ und die „Welt“", ["Zeit", "Welt"]),
        ("", []),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert [text[q.inner_begin : q.inner_end] for q in find_quotations(text)] == inside


def test_outermost_gives_the_quotation_round_everything() -> None:
    text = "Er sagte: „Das Wort ‚Krieg‘ fiel.“"
    quotation = outermost(find_quotations(text), text.index("Krieg"))
    assert quotation is not None and text[quotation.inner_begin] == "D"
    assert outermost(find_quotations(text), 0) is None


def test_a_quotation_goes_on_over_full_lines_in_the_middle_of_a_sentence() -> None:
    text = 'Er sagte: "Die Ämter sind seit vielen Wochen vollständig damit\n beschäftigt, die Akten zu ordnen." Dann ging er.'
    assert [text[q.begin : q.end] for q in find_quotations(text)] == [text[10 : text.index(" Dann")]]


def test_a_short_line_ends_what_stands_before_it() -> None:
    assert [q.begin for q in find_quotations('Foto: "Archiv\nDer Minister ging. "Gut."')] == [33]
