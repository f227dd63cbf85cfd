"""Cutting texts: what goes, what stays, and in which order it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.intake.cuts import cut
from depesche.intake.decode import tidy
from depesche.intake.plain import headline, repeats

PROSE = "Die Außenministerin reiste am Dienstag nach Ankara und sprach dort mit ihrem Amtskollegen über Getreide. " * 3


def test_cut_lines_are_kept_with_kind_and_rule() -> None:
    text, cuts = cut(f"{PROSE}\n\nMehr zum Thema – Streit um Weizen\n\nSchreibe einen Kommentar", "de")
    assert text == PROSE.strip()
    assert [(c.kind, c.rule) for c in cuts] == [
        ("related", "de.boiler.mehr-zum-thema"),
        ("comment", "de.boiler.kommentar-schreiben"),
    ]
    assert cuts[0].text == "Mehr zum Thema – Streit um Weizen"


def test_agency_tag_is_cut_out_of_the_sentence_and_kept() -> None:
    text, cuts = cut("Berlin (dpa) - Die Ministerin reist ab. Das teilte ihr Haus mit. (dpa/AFP)", "de")
    assert text == "Die Ministerin reist ab. Das teilte ihr Haus mit."
    assert [c.text for c in cuts] == ["Berlin (dpa) -", "(dpa/AFP)"]
    assert {c.kind for c in cuts} == {"byline"}


def test_everything_after_a_comment_prompt_goes_with_it() -> None:
    text, cuts = cut(f"{PROSE}\nKommentare (2)\nIch sehe das ganz anders als die Ministerin.\nDanke!", "de")
    assert text == PROSE.strip()
    assert [c.rule for c in cuts] == ["de.boiler.kommentare-zahl"] * 3


def test_a_list_of_links_ends_where_prose_begins() -> None:
    text, cuts = cut(f"{PROSE}\n\nWeitere Meldungen\n\nStreit um Weizen\n\n{PROSE.strip()}", "de")
    assert text.endswith(PROSE.strip())
    assert len(cuts) == 2


def test_a_tail_rule_near_the_top_takes_only_its_line() -> None:
    text, cuts = cut(f"Kommentare (2)\n\n{PROSE.strip()}", "de")
    assert (text, len(cuts)) == (PROSE.strip(), 1)


@pytest.mark.parametrize(
    "text", ["Kritik kam\nvon Angela Muster\nund anderen.", "Das sei das\nEnde\nder Reise.", "Zurück\nbleibt ein Land."]
)
def test_pieces_of_wrapped_paragraphs_stay(text: str) -> None:
    assert cut(text, "de") == (text, ())


def test_a_labelled_headline_stays() -> None:
    text, cuts = cut(f"Analyse: Was Ankara will\n\n{PROSE.strip()}", "de")
    assert (text.split("\n")[0], cuts) == ("Analyse: Was Ankara will", ())


def test_a_language_without_table_cuts_nothing() -> None:
    assert cut("Schreibe einen Kommentar", "xx") == ("Schreibe einen Kommentar", ())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Geht es weiter? Minister in Ankara\n\nEr kam am Montag.", "Geht es weiter? Minister in Ankara"),
        ("Der Minister ist da.\n\nEr kam am Montag.", None),
        ("Minister in Ankara\nEr kam am Montag.", None),
        ("Minister in Ankara\n\n", None),
        ("x" * 300 + "\n\nEr kam am Montag.", None),
        ("Er sagte:\n\n„Nein.“", None),
    ],
)
def test_headline(text: str, title: str | None) -> None:
    assert headline(text)[0] == title


def test_a_first_line_that_repeats_the_title_is_found() -> None:
    assert repeats("Minister in Ankara\n\nText.", "Minister  in Ankara") == ("Minister in Ankara", "Text.")
    assert repeats("Text.", "Titel") == (None, "Text.")


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.lists(st.sampled_from(["", "Anzeige", "Foto: dpa", PROSE.strip(), "Von Max Muster", "Ende", "(dpa)", "kurz"]), max_size=12))
def test_no_word_is_lost_or_invented(lines: list[str]) -> None:
    text, cuts = cut("\n".join(lines), "de")
    words = sorted(w for part in (text, *(c.text for c in cuts)) for w in part.split())
    assert words == sorted(" ".join(lines).split())
