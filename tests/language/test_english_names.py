"""English names the tables know: regions, cities, acronyms; and what is left as the net saw it."""

import pytest


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
def test_known_names(names, text, name, kind):
    assert (name, kind) in names(text, "en")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Michael Houston resigned on Monday.", "Houston"),
        ("Ask us about it.", "us"),
        ("The China National Petroleum Corporation paid.", "China"),
    ],
)
def test_parts_of_other_names_are_not_named_alone(names, text, name):
    assert name not in [found for found, _ in names(text, "en")]
