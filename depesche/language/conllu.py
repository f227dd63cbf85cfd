"""Parses as CoNLL-U, and treebanks parsed anew for scoring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depesche.language.finish import finish_sentence
from depesche.language.port import loaded
from depesche.language.words import Sentence
from depesche.records import Parse, Token

_BATCH = 200


def to_conllu(parse: Parse) -> str:
    """Write a parse as CoNLL-U, names (`NE=`) and differing lexemes (`Lexeme=`) in MISC; ends with an empty line."""
    return "\n".join(line for number, _ in enumerate(parse.sentences) for line in _sentence_lines(parse, number)) + "\n"


def _sentence_lines(parse: Parse, number: int) -> list[str]:
    begin, end = parse.sentences[number]
    tokens = parse.tokens[begin:end]
    text = parse.text[tokens[0].begin : tokens[-1].end] if tokens else ""
    return [
        f"# sent_id = {number + 1}",
        f"# text = {' '.join(text.split())}",
        *(_row(t, begin, space=parse.text[t.end : t.end + 1].isspace()) for t in tokens),
        "",
    ]


def _row(token: Token, first: int, *, space: bool) -> str:
    head = 0 if token.head == token.index else token.head - first + 1
    misc = _misc(token.name, token.lexeme if token.lexeme != token.lemma else "", space=space)
    number = str(token.index - first + 1)
    return "\t".join([number, token.text, token.lemma or "_", token.upos, "_", token.feats or "_", str(head), token.deprel, "_", misc])


def _misc(name: str, lexeme: str, *, space: bool) -> str:
    parts = [f"Lexeme={lexeme}"] * bool(lexeme) + [f"NE={name}"] * bool(name) + ["SpaceAfter=No"] * (not space)
    return "|".join(parts) or "_"


def reparse_conllu(lines: Iterable[str], language: str) -> Iterator[str]:
    """Parse a treebank's sentences anew: tokens, comments and multiword lines stay, the rest is predicted.

    Args:
        lines: Lines of a CoNLL-U file, with or without line ends.
        language: ISO 639-1 code.

    Raises:
        EngineError: No weights for this language.

    """
    waiting: list[list[str]] = []
    for sentence in _blocks(lines):
        waiting.append(sentence)
        if len(waiting) == _BATCH:
            yield from _reparsed(waiting, language)
            waiting = []
    yield from _reparsed(waiting, language)


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        stripped = line.rstrip("\r\n")
        if stripped:
            block.append(stripped)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _reparsed(blocks: list[list[str]], language: str) -> Iterator[str]:
    engine = loaded(language)
    rows = [[line.split("\t") for line in block if line[0].isdigit() and line.split("\t")[0].isdigit()] for block in blocks]
    units = [([r[1] for r in block], ["SpaceAfter=No" not in r[9] for r in block]) for block in rows]
    for block, words in zip(blocks, engine.analysed(units), strict=True):
        finish_sentence(words, language, engine.lemmatizer)
        yield from _rewritten(block, words)
        yield ""


def _rewritten(block: list[str], words: Sentence) -> Iterator[str]:
    place = 0
    for line in block:
        cells = line.split("\t")
        if not cells[0].isdigit():
            if "." not in cells[0] or line.startswith("#"):
                yield line
            continue
        word = words[place]
        lexeme = word.lexeme if word.lexeme != word.lemma else ""
        head = 0 if word.head == place else word.head + 1
        misc = _misc(word.name.replace("O", "", 1) if word.name == "O" else word.name, lexeme, space="SpaceAfter=No" not in cells[9])
        yield "\t".join([cells[0], cells[1], word.lemma or "_", word.upos, "_", word.feats or "_", str(head), word.deprel, "_", misc])
        place += 1
