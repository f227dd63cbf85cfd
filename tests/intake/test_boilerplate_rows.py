"""Every row of the boilerplate tables: its examples, its false friends, its form and its cost."""

import re
import time
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, get_args

import pytest

from depesche.intake.cuts import LONGEST_LINE, cut, rules
from depesche.lexicon.rows import BoilerplateRow
from depesche.lexicon.tables import LANGUAGES, load
from depesche.records import CutKind

ROWS = [pytest.param(language, row, id=row.id) for language in LANGUAGES for row in load(BoilerplateRow, language)]
UNBOUNDED = 20
"""A repeat of more than this counts as unbounded where it stands inside another repeat."""
LIMIT_S = 0.25


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_ninety_rows(language: str) -> None:
    assert len(load(BoilerplateRow, language)) >= 90


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_examples_are_cut_and_false_friends_stay(language: str, row: BoilerplateRow) -> None:
    assert row.example
    assert row.never
    assert row.kind in get_args(CutKind)
    assert row.where in {"line", "start", "tail", "inline"}
    rule = next(r for r in rules(language) if r.id == row.id)
    fires = {"line": rule.pattern.fullmatch, "tail": rule.pattern.fullmatch, "start": rule.pattern.match}.get(
        row.where, rule.pattern.search
    )
    for example in row.example:
        assert fires(example), example
        assert cut("Vorher.\n\n" + example, language)[1], example
    for sentence in row.never:
        assert cut("Vorher.\n\n" + sentence, language) == ("Vorher.\n\n" + sentence, ()), sentence


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_patterns_are_linear(language: str, row: BoilerplateRow) -> None:
    tree = _parser.parse(row.pattern, re.IGNORECASE)
    assert _problem(tree, inside=False) is None
    if row.where == "inline":
        assert row.pattern.startswith("^") != row.pattern.endswith("$")


def _problem(tree: Any, *, inside: bool) -> str | None:
    """What keeps a pattern from being linear and fit for RE2; None if nothing does."""
    for operation, argument in tree:
        if operation in {sre.ASSERT, sre.ASSERT_NOT, sre.GROUPREF, sre.GROUPREF_EXISTS}:
            return f"{operation} is not linear"
        deeper = inside
        if operation in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            endless = argument[1] == sre.MAXREPEAT or argument[1] > UNBOUNDED
            if endless and inside and argument[1] == sre.MAXREPEAT:
                return "a repeat without bound inside another"
            deeper = inside or endless
        for part in _parts(argument):
            if problem := _problem(part, inside=deeper):
                return problem
    return None


def _parts(argument: Any) -> list[Any]:
    if isinstance(argument, _parser.SubPattern):
        return [argument]
    if isinstance(argument, (tuple, list)):
        return [part for item in argument for part in _parts(item)]
    return []


def _hostile(row: BoilerplateRow) -> list[str]:
    """Lines that nearly match: examples repeated, stretched, broken at the end."""
    words = ["A" * 30, "Ab ", "Ab, ", "dpa/", "(dpa ", "1. 1. ", "a b ", "#a ", "- ", "* ", "foto: ", "http://", "Aa-", "@", " " * 9]
    lines = [(word * LONGEST_LINE)[: LONGEST_LINE - 1] + "\x00" for word in words]
    for example in row.example:
        lines += [(example[: len(example) * part // 4] * LONGEST_LINE)[: LONGEST_LINE - 1] + "\x00" for part in (1, 2, 3, 4)]
        lines.append(example + "a" * 300 + "\x00")
    return lines


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_patterns_are_quick_on_hostile_lines(language: str, row: BoilerplateRow) -> None:
    pattern = next(r.pattern for r in rules(language) if r.id == row.id)
    for line in _hostile(row):
        start = time.process_time()
        pattern.search(line) if row.where == "inline" else pattern.match(line)
        assert time.process_time() - start < LIMIT_S, line[:60]
