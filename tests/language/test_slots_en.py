import pytest

from depesche.language.port import parse
from depesche.language.tree import Tree

TABLE = [
    ("The sanctions imposed by the United States hit Russia.", "impose", "subject=States object=sanctions"),
    (
        "North Korea's leader met the Russian president in Moscow on Monday.",
        "meet",
        "subject=leader object=president with:in=Moscow with:on=Monday",
    ),
    ("North Korea's leader met the Russian president in Moscow on Monday.", "leader", "genitive=Korea"),
    ("The treaty was signed by Putin and Xi.", "sign", "subject=Putin,Xi object=treaty"),
    ("The minister who visited Paris met Macron.", "visit", "subject=minister object=Paris"),
    ("The minister who visited Paris met Macron.", "meet", "subject=minister object=Macron"),
    ("Iran threatened to close the strait.", "close", "subject=Iran object=strait"),
    ("Iran threatened to close the strait.", "threaten", "subject=Iran infinitive=close"),
    ("The government urged Israel to stop the attacks.", "stop", "subject=Israel object=attacks"),
    ("Police arrested and charged the opposition leader.", "charge", "subject=Police object=leader"),
    ("The man the police arrested is a journalist.", "arrest", "subject=police object=man"),
    ("The visit of the minister to Kyiv lasted two days.", "visit", "genitive=minister with:of=minister with:to=Kyiv"),
    ("The minister said that Iran had rejected the proposal.", "reject", "subject=Iran object=proposal"),
    ("The minister said that Iran had rejected the proposal.", "say", "subject=minister clause=rejected"),
    ("Russia gave Syria weapons.", "give", "subject=Russia object=weapons"),
]


@pytest.mark.parametrize(("text", "lexeme", "wanted"), TABLE)
def test_slots(text, lexeme, wanted):
    found = parse(text, "en")
    tree = Tree(found)
    index = next(t.index for t in found.tokens if t.lexeme == lexeme)
    slots = {name: [found.tokens[i].text for i in fillers] for name, fillers in tree.slots(index).items()}
    for pair in wanted.split(" "):
        name, _, fillers = pair.partition("=")
        assert slots.get(name) == fillers.split(","), slots


def test_phrasal_verbs_and_contractions():
    tokens = parse("The army carried out an attack; it didn't stop.", "en").tokens
    assert next(t.lexeme for t in tokens if t.text == "carried") == "carry out"
    assert [t.text for t in tokens if t.text in {"did", "n't"}] == ["did", "n't"]


def test_tree_helpers():
    found = parse("Putin, Xi and Kim met in Beijing.", "en")
    tree = Tree(found)
    verb = next(t.index for t in found.tokens if t.lexeme == "meet")
    assert tree.head_chain(verb) == []
    assert tree.subtree(verb) == frozenset(range(len(found.tokens)))
    assert tree.extent(verb) == (0, len(found.tokens))
    assert tree.conjuncts(0) == [2, 4]
    assert tree.sentence_of(verb) == 0
    assert tree.children(verb) == [t.index for t in found.tokens if t.head == verb and t.index != verb]
