"""English names the tables know: regions, cities, acronyms; and what is left as the net saw it."""

import pytest

from depesche.language import port


def names(text):
    found = []
    for token in port.parse(text, "en").tokens:
        if token.name.startswith("B-"):
            found.append((token.text, token.name[2:]))
        elif token.name:
            found[-1] = (f"{found[-1][0]} {token.text}", found[-1][1])
    return found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The envoy flew to Buenos Aires on Monday.", "Buenos Aires", "LOC"),
        ("Protests spread across South Kivu.", "South Kivu", "LOC"),
        ("The governor of Delaware resigned.", "Delaware", "LOC"),
        ("The IAEA and the EU warned Tehran.", "IAEA", "ORG"),
        ("The IAEA and the EU warned Tehran.", "EU", "ORG"),
        ("The US fired two missiles.", "US", "LOC"),
        ("It was built by the U.S. in 1950.", "U.S.", "LOC"),
    ],
)
def test_known_names(text, name, kind):
    assert (name, kind) in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Michael Houston resigned on Monday.", "Houston"),
        ("Ask us about it.", "us"),
        ("The China National Petroleum Corporation paid.", "China"),
    ],
)
def test_parts_of_other_names_are_not_named_alone(text, name):
    assert name not in [found for found, _ in names(text)]
