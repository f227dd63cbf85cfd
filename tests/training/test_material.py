from depesche.training.augment import augmented, in_title_case, without_stop
from depesche.training.english_names import read_gum_names, with_groups
from depesche.training.measure import spans
from depesche.training.names import CROSSNER, GERMEVAL, from_spans, guessed_spaces, mapped, read_columns
from depesche.training.samples import Sample, read_samples, write_samples
from depesche.training.trees import read_treebank

GERMAN = """# text = Im Mai traf er sich.
1-2\tIm\t_\t_\t_\t_\t_\t_\t_\t_
1\tIn\tin\tADP\tAPPR\t_\t3\tcase\t_\t_
2\tdem\tder\tDET\tART\t_\t3\tdet\t_\t_
3\tMai\tMai\tPROPN\tNN\t_\t4\tobl:tmod\t_\tNE=B-MISC
4\ttraf\ttreffen\tVERB\tVVFIN\tTense=Past\t0\troot\t_\t_
5\ter\ter\tPRON\tPPER\t_\t4\tnsubj\t_\t_
6\tsich\ter\tPRON\tPRF\t_\t4\tobj\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t$.\t_\t4\tpunct\t_\tSpaceAfter=No

""".splitlines()

ENGLISH = """# meta::genre = news
# text = I don't go.
1\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod:neg\t_\t_
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

""".splitlines()


def test_german_multiword_tokens_stay_whole():
    (sample,) = read_treebank(GERMAN, language="de", source="x")
    assert sample.words == ["Im", "Mai", "traf", "er", "sich", "."]
    assert sample.tags[0] == "APPRART"
    assert sample.heads == [1, 2, 2, 2, 2, 2]
    assert sample.deprels == ["case", "obl", "root", "nsubj", "expl:pv", "punct"]
    assert sample.spaces == [True, True, True, True, False, False]
    assert sample.names[1] == "B-MISC"


def test_english_contractions_are_cut_up_and_genres_chosen():
    (sample,) = read_treebank(ENGLISH, language="en", source="x", genres=frozenset({"news"}))
    assert sample.words == ["I", "do", "n't", "go", "."]
    assert sample.spaces == [True, False, True, False, True]
    assert list(read_treebank(ENGLISH, language="en", source="x", genres=frozenset({"fiction"}))) == []


def test_labels_are_mapped_and_mended():
    assert mapped(["B-LOCderiv", "O", "B-OTH", "I-OTH", "I-PERpart"], GERMEVAL) == ["B-NORP", "O", "B-MISC", "I-MISC", "O"]
    assert mapped(["I-PER", "I-PER"], {"PER": "PER"}) == ["B-PER", "I-PER"]


def test_columns():
    lines = ["Party\tB-politicalparty", "of\tI-politicalparty", "", "She\tO", ""]
    first, second = read_columns(lines, word=0, label=1, mapping=CROSSNER, source="x")
    assert (first.words, first.names) == (["Party", "of"], ["B-ORG", "I-ORG"])
    assert second.names == ["O"]


def test_comments_are_no_words():
    lines = ["# newdoc id = a", "# text = Kim traf # 1 von uns", "1\tKim\tB-PER\t-\t-", "2\ttraf\tO\t-\t-", "3\t#\tO\t-\t-", ""]
    (sample,) = read_columns(lines, word=1, label=2, mapping=GERMEVAL, source="x")
    assert sample.words == ["Kim", "traf", "#"]


def test_spans_become_labels():
    sample = from_spans(
        "Kim traf Wladimir Putin.", [(9, 23, "PER"), (0, 3, "PER")], cut=lambda t: [(0, 3), (4, 8), (9, 17), (18, 23), (23, 24)], source="x"
    )
    assert sample.names == ["B-PER", "O", "B-PER", "I-PER", "O"]
    assert sample.spaces == [True, True, True, False, False]
    assert spans(sample.names) == {(0, 1, "PER"), (2, 4, "PER")}


def test_spaces_are_guessed():
    assert guessed_spaces(["(", "Ja", ")", "."]) == [False, False, False, True]


def test_headlines_lose_their_stop_and_their_layers_with_it():
    (sample,) = read_treebank(GERMAN, language="de", source="x")
    headline = without_stop(sample)
    assert headline.words == sample.words[:-1]
    assert len(headline.heads) == len(headline.names) == len(headline.words)
    assert in_title_case(sample).words[4] == "Sich"
    assert len(list(augmented([sample] * 50))) == 50


def test_gum_entities_become_names():
    rows = [
        "# meta::genre = news",
        "1\tPresident\t_\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new",
        "2\tBush\t_\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)",
        "3\tleft\t_\tVERB\tVBD\t_\t0\troot\t_\t_",
        "4\tFrench\t_\tADJ\tJJ\t_\t5\tamod\t_\tEntity=(2-object-new",
        "5\ttroops\t_\tNOUN\tNNS\t_\t3\tobj\t_\tEntity=2)",
        "",
    ]
    (sample,) = read_gum_names(rows, genres=frozenset({"news"}), source="x")
    assert sample.names == ["O", "B-PER", "O", "O", "O"]
    assert with_groups(sample).names[3] == "B-NORP"


def test_samples_survive_the_disk(tmp_path):
    samples = [Sample(words=["Ja"], spaces=[True], names=["O"], source="x")]
    assert write_samples(tmp_path / "x.jsonl", samples) == 1
    assert list(read_samples(tmp_path / "x.jsonl")) == samples
