"""Trees as TIGER and CLEAR draw them, and the UD trees they must become."""

import pytest

from depesche.language.schemes import scheme_of, to_ud
from depesche.language.words import Word

CASES = {
    "perfect with a prepositional phrase": (
        "tiger",
        """Putin NE PROPN Putin 1 sb | hat VAFIN AUX haben 1 root | Kim NE PROPN Kim 5 oa | in APPR ADP in 5 mo
        Moskau NE PROPN Moskau 3 nk | getroffen VVPP VERB treffen 1 oc""",
        "5 nsubj | 5 aux | 5 obj | 4 case | 5 obl | 5 root",
    ),
    "passive with an agent": (
        "tiger",
        """Sanktionen NN NOUN Sanktion 1 sb | wurden VAFIN AUX werden 1 root | von APPR ADP von 5 sbp | der ART DET d 4 nk
        EU NE PROPN EU 2 nk | verhängt VVPP VERB verhängen 1 oc""",
        "5 nsubj:pass | 5 aux:pass | 4 case | 4 det | 5 obl:agent | 5 root",
    ),
    "copula": (
        "tiger",
        "Kim NE PROPN Kim 1 sb | ist VAFIN AUX sein 1 root | Staatschef NN NOUN Staatschef 1 pd",
        "2 nsubj | 2 cop | 2 root",
    ),
    "list of three": (
        "tiger",
        """Polen NE PROPN Polen 5 sb | Litauen NE PROPN Litauen 0 cj | und KON CCONJ und 1 cd | Lettland NE PROPN Lettland 2 cj
        schweigen VVFIN VERB schweigen 4 root""".replace("5 sb", "4 sb"),
        "4 nsubj | 0 conj | 3 cc | 0 conj | 4 root",
    ),
    "clause with a dative and a particle": (
        "tiger",
        """Er PPER PRON er 1 sb | sagte VVFIN VERB sagen 1 root | dass KOUS SCONJ dass 4 cp | Moskau NE PROPN Moskau 4 sb
        sagt VVFIN VERB sagen 1 oc | Kim NE PROPN Kim 4 da | zu PTKVZ ADP zu 4 svp""",
        "1 nsubj | 1 root | 4 mark | 4 nsubj | 1 ccomp | 4 obl:arg | 4 compound:prt",
    ),
    "name and title": (
        "tiger",
        "Präsident NN NOUN Präsident 3 sb | Wladimir NE PROPN Wladimir 2 pnc | Putin NE PROPN Putin 0 nk | kam VVFIN VERB kommen 3 root",
        "3 nsubj | 0 appos | 1 flat | 3 root",
    ),
    "English passive": (
        "clear",
        """Sanctions NNS NOUN sanction 2 nsubjpass | were VBD AUX be 2 auxpass | imposed VBN VERB impose 2 ROOT | by IN ADP by 2 agent
        Brussels NNP PROPN Brussels 3 pobj""",
        "2 nsubj:pass | 2 aux:pass | 2 root | 4 case | 2 obl:agent",
    ),
    "English copula and list": (
        "clear",
        """Kim NNP PROPN Kim 3 nsubj | and CC CCONJ and 0 cc | Choe NNP PROPN Choe 0 conj | are VBP AUX be 3 ROOT
        guests NNS NOUN guest 3 attr | in IN ADP in 4 prep | Moscow NNP PROPN Moscow 5 pobj""",
        "4 nsubj | 2 cc | 0 conj | 4 cop | 4 root | 6 case | 4 nmod",
    ),
}


def sentence(text):
    rows = [row.split() for line in text.splitlines() for row in line.split("|") if row.strip()]
    return [
        Word(text=form, plain=form, tag=tag, lemma=lemma, upos=upos, feats="", head=int(head), deprel=deprel, name="O")
        for form, tag, upos, lemma, head, deprel in rows
    ]


@pytest.mark.parametrize("name", CASES)
def test_function_words_go_below_content_words(name):
    scheme, tree, expected = CASES[name]
    words = sentence(tree)
    to_ud(words, scheme)
    assert [f"{w.head} {w.deprel}" for w in words] == [part.strip() for part in expected.split("|")]


def test_trees_in_ud_stay_as_they_are():
    words = sentence("Kim NNP PROPN Kim 1 nsubj | spoke VBD VERB speak 1 root")
    to_ud(words, "ud")
    assert [w.deprel for w in words] == ["nsubj", "root"]


def test_schemes_are_told_by_their_labels():
    assert scheme_of(["sb", "oa", "mo"]) == "tiger"
    assert scheme_of(["dobj", "pobj", "nsubj"]) == "clear"
    assert scheme_of(["obj", "obl", "nsubj"]) == "ud"
