"""What several tests of the language room use."""

from collections.abc import Callable

import pytest

from depesche.language import port

Names = list[tuple[str, str]]


@pytest.fixture
def names() -> Callable[[str, str], Names]:
    """Give a function that names what it finds in a text: (wording, kind) in order."""

    def found(text: str, language: str) -> Names:
        out: Names = []
        for token in port.parse(text, language).tokens:
            if token.name.startswith("B-"):
                out.append((token.text, token.name[2:]))
            elif token.name:
                out[-1] = (f"{out[-1][0]} {token.text}", out[-1][1])
        return out

    return found
