import pytest

from depesche.errors import EngineError
from depesche.language import port

TEXTS = {
    "de": "Am 21. März stattete Sergei Schoigu der DVRK\u00a0einen Besuch ab.\n\n  „Wir danken“, sagte Schoigu – 👍 so   RIA.\nEnde",
    "en": "“We didn't go,” said U.S. envoy Jane Doe.\n\n\tDoe left  Kyiv’s centre … today 👍.",
}


def forms(text, language):
    return [t.text for t in port.parse(text, language).tokens]


@pytest.mark.parametrize("language", ["de", "en"])
def test_offsets_give_the_tokens_back(language):
    parse = port.parse(TEXTS[language], language)
    assert [parse.text[t.begin : t.end] for t in parse.tokens] == [t.text for t in parse.tokens]
    assert [t.index for t in parse.tokens] == list(range(len(parse.tokens)))
    assert not any(t.text.isspace() for t in parse.tokens)
    covered = {i for t in parse.tokens for i in range(t.begin, t.end)}
    assert all(parse.text[i].isspace() for i in range(len(parse.text)) if i not in covered)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_sentence_has_one_root_and_no_ring(language):
    parse = port.parse(TEXTS[language], language)
    assert [b for _, b in parse.sentences[:-1]] == [a for a, _ in parse.sentences[1:]]
    for begin, end in parse.sentences:
        assert sum(t.head == t.index for t in parse.tokens[begin:end]) == 1
        for token in parse.tokens[begin:end]:
            steps = 0
            while token.head != token.index:
                token, steps = parse.tokens[token.head], steps + 1
                assert begin <= token.index < end
                assert steps <= end - begin


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "„", "Ende"])
def test_small_texts(text):
    parse = port.parse(text, "de")
    assert len(parse.tokens) == len(text.split())


def test_batches_give_the_same_as_single_texts():
    texts = ["Putin traf Kim in Moskau.", "", "Die EU verhängte Sanktionen.", "Er ging."] * 3
    assert list(port.parse_many(texts, "de")) == [port.parse(t, "de") for t in texts]


@pytest.mark.parametrize("quotes", ["„“", "»«", "«»", "‚‘", "“”", '""'])
def test_quotation_marks_do_not_matter(quotes):
    tokens = port.parse(f"{quotes[0]}Wir ziehen unsere Truppen ab{quotes[1]}, sagte Minister Lawrow in Moskau.", "de").tokens
    said = next(t for t in tokens if t.text == "sagte")
    assert said.deprel == "root"
    assert next(t for t in tokens if t.text == "ziehen").head == said.index
    assert next(t for t in tokens if t.text == "ziehen").lexeme == "abziehen"


def test_headlines_in_capitals():
    tokens = port.parse("PRÄSIDENT TRIFFT KANZLER IN BERLIN", "de").tokens
    assert [(t.text, t.lexeme, t.upos) for t in tokens[1:3]] == [("TRIFFT", "treffen", "VERB"), ("KANZLER", "Kanzler", "NOUN")]
    assert tokens[1].deprel == "root"


def test_a_headline_without_a_stop():
    tokens = port.parse("Schoigu trifft Kim Jong-un in Pjöngjang", "de").tokens
    assert [(t.deprel, t.head) for t in tokens[:3]] == [("nsubj", 1), ("root", 1), ("obj", 1)]


def test_surnames_are_known_once_named_in_full():
    tokens = port.parse("Der Sekretär Sergei Schoigu kam an. Schoigu dankte dem Militär.", "de").tokens
    assert [t.name for t in tokens if t.text == "Schoigu"] == ["I-PER", "B-PER"]


def test_long_lists_and_long_sentences():
    text = "Es kamen " + ", ".join(f"Minister Nr{i}" for i in range(200)) + " und viele andere."
    parse = port.parse(text, "de")
    assert len(parse.tokens) > 500
    assert all(end - begin <= 300 for begin, end in parse.sentences)


def test_engines_name_themselves():
    assert port.shipped() == ("de", "en")
    record = port.engine("de")
    assert (record.name, len(record.digest)) == ("depesche-de", 64)


def test_unknown_languages_are_refused():
    with pytest.raises(EngineError, match="no engine for language 'xx'; there are: de, en"):
        port.parse("x", "xx")
