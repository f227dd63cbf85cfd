"""Taking out what is not part of the report: the lines and tags of `boilerplate.tsv`.

Every cut is kept, with its kind and the row that did it, in the order of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from depesche.lexicon.rows import BoilerplateRow
from depesche.lexicon.tables import load
from depesche.records import Cut, CutKind

LONGEST_LINE = 420
"""Code points: a longer line is prose, and no row is tried on it as a whole."""
_EDGE = 400
_ENOUGH_BEFORE_TAIL = 200
_PROSE = 140
_STOPS = tuple(".!?:;…\"'“”»«’)]")


class Rule(NamedTuple):
    """A row of the table with its compiled pattern."""

    id: str
    kind: CutKind
    where: str
    pattern: re.Pattern[str]


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the boilerplate rules of a language in the order of the table."""
    rows = load(BoilerplateRow, language)
    return tuple(Rule(r.id, cast("CutKind", r.kind), r.where, re.compile(r.pattern, re.IGNORECASE)) for r in rows)


def cut(text: str, language: str) -> tuple[str, tuple[Cut, ...]]:
    """Take boilerplate lines and agency tags out of a text.

    Args:
        text: Tidied text, one paragraph or line of the source a line.
        language: Whose table to use; a language without a table cuts nothing.

    Returns:
        The wording that remains (blank lines folded, ends stripped) and what was cut.

    """
    lines = text.split("\n")
    kept: list[str] = []
    cuts: list[Cut] = []
    tail: Rule | None = None
    for number, line in enumerate(lines):
        bare = line.strip()
        if not bare:
            kept.append("")
            continue
        tail = None if tail and _is_prose_after_links(tail, bare) else tail
        rule = tail or (None if _amid_sentence(kept, lines, number) else line_rule(bare, language))
        if rule is None or (rule.kind == "related" and not any(kept) and _is_labelled_headline(lines, number)):
            rest, tags = _cut_tags(bare, language)
            cuts += tags
            kept += [rest] if rest else []
            continue
        cuts.append(Cut(text=bare, kind=rule.kind, rule=rule.id))
        if rule.where == "tail" and sum(map(len, kept)) >= _ENOUGH_BEFORE_TAIL:
            tail = rule
    return _fold(kept), tuple(cuts)


def line_rule(line: str, language: str) -> Rule | None:
    """Give the rule that takes this whole line out; None if the line is part of the report."""
    if len(line) > LONGEST_LINE:
        return None
    forms = (line, line[1:-1].strip()) if line[0] in "[(" and line[-1] in "])" else (line,)
    for rule in rules(language):
        if rule.where != "inline" and any(_fires(rule, form) for form in forms):
            return rule
    return None


def _fires(rule: Rule, line: str) -> bool:
    return bool(rule.pattern.match(line) if rule.where == "start" else rule.pattern.fullmatch(line))


@cache
def _tag_rules(language: str) -> tuple[Rule, ...]:
    """The inline rules: first those for the beginning of a line (`^`), then those for its end (`$`)."""
    inline = (rule for rule in rules(language) if rule.where == "inline")
    return tuple(sorted(inline, key=lambda rule: rule.pattern.pattern.endswith("$")))


def _cut_tags(line: str, language: str) -> tuple[str, list[Cut]]:
    """Cut datelines and agency tags at the two ends of a line."""
    cuts: list[Cut] = []
    for rule in _tag_rules(language):
        offset = max(0, len(line) - _EDGE) if rule.pattern.pattern.endswith("$") else 0
        found = rule.pattern.search(line[offset : offset + _EDGE])
        if found and found.group().strip():
            cuts.append(Cut(text=found.group().strip(), kind=rule.kind, rule=rule.id))
            line = (line[: offset + found.start()] + line[offset + found.end() :]).strip()
    return line, cuts


def _amid_sentence(kept: list[str], lines: list[str], number: int) -> bool:
    """Whether the line is a piece of a hard-wrapped paragraph: `Von Angela Merkel` may be mid-sentence.

    It is if the line above it stands and runs on, or the line below it goes on in lower case.
    """
    after = lines[number + 1].strip() if number + 1 < len(lines) else ""
    if not after:
        return False
    above = lines[number - 1].strip() if number else ""
    runs_on = bool(above) and kept[-1:] == [above] and not above.endswith(_STOPS)
    return runs_on or (after[0].islower() and not lines[number].rstrip().endswith(_STOPS))


def _is_prose_after_links(tail: Rule, line: str) -> bool:
    """A list of links ends where prose begins again: round-ups go on below `Weitere Meldungen`."""
    return tail.kind == "related" and len(line) >= _PROSE and line.endswith(_STOPS)


def _is_labelled_headline(lines: list[str], number: int) -> bool:
    """`Analyse: Was Ankara will` leads to another text, unless it stands above this one as its headline."""
    label, colon, _ = lines[number].strip().partition(":")
    return bool(colon) and label.isalpha() and number + 2 < len(lines) and not lines[number + 1].strip()


def _fold(lines: list[str]) -> str:
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip("\n")
