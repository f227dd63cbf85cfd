import pytest

from depesche.language.port import parse
from depesche.language.tree import Tree

TABLE = [
    ("According to the Russian state news agency TASS, Gazprom and Rosneft signed a memorandum.", "sign", "subject=Gazprom,Rosneft"),
    ("According to TASS, a state agency, Russia signed the treaty with Iran.", "sign", "subject=Russia object=treaty"),
    ("Russian forces shelled Kharkiv overnight, regional governor Oleh Syniehubov said.", "say", "subject=governor clause=shelled"),
    ("Iran will resume talks, its foreign minister, Abbas Araghchi, said on Monday.", "say", "subject=minister clause=resume"),
    ("Lavrov, Fidan discuss Syria in Antalya", "discuss", "subject=Lavrov,Fidan object=Syria"),
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
    # preterites, names and openings the tagger takes for something else
    ("The European Union imposed sanctions on Russia.", "impose", "subject=Union object=sanctions with:on=Russia"),
    ("Russia vetoed the resolution.", "veto", "subject=Russia object=resolution"),
    ("Thousands of protesters gathered in Kyiv.", "gather", "subject=Thousands with:in=Kyiv"),
    ("Xi last visited Moscow in March 2023.", "visit", "subject=Xi object=Moscow with:in=March"),
    ("Putin thanked Xi for the warm welcome.", "thank", "subject=Putin object=Xi with:for=welcome"),
    ("In Mali soldiers mutinied.", "mutiny", "subject=soldiers with:in=Mali"),
    ("American warships sailed through Taiwan Strait.", "sail", "subject=warships with:through=Strait"),
    # clauses
    ("Lavrov, Russia's foreign minister, met Wang in Beijing.", "meet", "subject=Lavrov with:in=Beijing"),
    ("Tensions rose after North Korea fired a missile.", "fire", "subject=Korea object=missile"),
    ("The United States urged Iran to stop the attacks.", "urge", "subject=States object=Iran infinitive=stop"),
    ("The president was accused by the opposition of breaking the law.", "break", "subject=president object=law"),
    ("Syria accused Israel of bombarding a village.", "bombard", "subject=Israel object=village"),
    ("The guards prevented the envoy from leaving the country.", "leave", "subject=envoy object=country"),
    ("Syria left the talks without signing the paper.", "sign", "subject=Syria object=paper"),
    ("The sanctions imposed by the EU on Russia hurt its economy.", "impose", "subject=EU object=sanctions with:on=Russia"),
    # particles
    ("Parliament voted down the bill.", "vote down", "subject=Parliament object=bill"),
    ("Britain pulled out of the agreement.", "pull out", "subject=Britain with:of=agreement"),
    ("The hostages freed by Hamas were handed over to the Red Cross.", "free", "subject=Hamas object=hostages"),
    # headlines
    ("Putin and Xi Meet in Beijing", "meet", "subject=Putin,Xi with:in=Beijing"),
    ("Russia Warns NATO Over Missile Deployment in Poland", "warn", "subject=Russia object=NATO"),
    ("UN Security Council Condemns Attack on Embassy in Kabul", "condemn", "subject=Council object=Attack"),
    ("Police Arrest Opposition Leader in Minsk", "arrest", "subject=Police object=Leader"),
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


NAMES = [
    ("Foreign Minister Sergei Lavrov met Putin, Xi and Kim.", {"Sergei Lavrov": "PER"}),
    ("We welcome the decision of the United States.", {"United States": "LOC"}),
    ("Russian troops left the town, said Prime Minister Denys Shmyhal.", {"Russian": "NORP", "Denys Shmyhal": "PER"}),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_names(text, wanted):
    found = parse(text, "en")
    names: dict[str, str] = {}
    for begin, end in found.sentences:
        for token in found.tokens[begin:end]:
            if token.name.startswith("B-"):
                last = token.index
                while last + 1 < end and found.tokens[last + 1].name.startswith("I-"):
                    last += 1
                names[found.text[token.begin : found.tokens[last].end]] = token.name[2:]
    assert wanted.items() <= names.items(), names
    assert "We" not in names


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
