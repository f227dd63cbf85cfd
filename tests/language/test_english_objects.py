"""What grammar corrects after an English verb, seen in the finished parse."""

import pytest

from depesche.language import port


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        ("The Fund granted Greece a new loan.", "Greece", ("iobj", "granted")),
        ("The Fund granted a new loan.", "loan", ("obj", "granted")),
        ("President Joe Biden called Vladimir Putin a war criminal on Wednesday.", "criminal", ("xcomp", "called")),
        ("Ukraine called on China to condemn Russia.", "condemn", ("xcomp", "called")),
        ("The Russian ambassador was refused a visa by Poland.", "Poland", ("obl:agent", "refused")),
        ("Russia halted gas deliveries to Bulgaria.", "deliveries", ("obj", "halted")),
        ("The Russian army reduced the city of Grozny to rubble.", "to", ("case", "rubble")),
        ("The witness recounted how the soldiers had fired.", "fired", ("ccomp", "recounted")),
        ("The fear of the villagers that the bridge would collapse was justified.", "collapse", ("acl", "fear")),
        ("The report that the agency published was long.", "published", ("acl:relcl", "report")),
        ("The mediation of Egypt between Israel and Hamas led to a truce.", "Hamas", ("conj", "Israel")),
        ("Israel repeated its plea for an attack on Iran.", "attack", ("nmod", "plea")),
        ("The coalition supported Iraq's efforts to destroy the terrorist group.", "destroy", ("acl", "efforts")),
    ],
)
def test_relations(text, form, wanted):
    parse = port.parse(text, "en")
    token = next(t for t in parse.tokens if t.text == form)
    assert (token.deprel, parse.tokens[token.head].text) == wanted
