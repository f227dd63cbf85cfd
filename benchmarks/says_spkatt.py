"""Speech events in Bundestag speeches (GermEval 2023): cues, and source with content, by token overlap.

The development part is every tenth speech of the published training part, by
SHA-1 of its name.  Their annotation is wider than ours: every word of speaking,
thinking or writing is a cue, also where nothing is said to have been said.
`cue` counts the tokens of our words of communication (`says_speech`) against
all of theirs, `cue of an attribution` only those of attributions, `cue with
content` these against theirs that have a message or topic.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from says_common import Chars, add, f1, parsed

from depesche.reading.says import find_attributions
from depesche.reading.says_speech import speech_words
from depesche.reading.who import find_actors
from depesche.records import Attribution, Span

_PART = 10


def speeches(path: Path, limit: int | None) -> list[dict[str, Any]]:
    """Sentences and annotations of the speeches kept for development, with their tokens' places in the joined text."""
    out = []
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            name = member.name.rsplit("/", 1)[-1]
            if name.endswith(".json") and int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % _PART == 0:
                file = archive.extractfile(member)
                assert file is not None
                out.append(placed({"name": name, **json.load(file)}))
    return out[:limit]


def placed(speech: dict[str, Any]) -> dict[str, Any]:
    """A speech with its text (tokens joined by spaces, sentences by a space) and the offset of each token."""
    at, pieces, places = 0, [], {}
    for sentence in speech["Sentences"]:
        for number, token in enumerate(sentence["Tokens"]):
            places[f"{sentence['SentenceId']}:{number}"] = (at, at + len(token))
            pieces.append(token)
            at += len(token) + 1
    return {**speech, "text": " ".join(pieces), "places": places}


def _tokens(speech: dict[str, Any], spans: list[tuple[int, int]]) -> Chars:
    """Numbers of the tokens that spans touch."""
    return {n for n, (b, e) in enumerate(speech["places"].values()) if any(b < end and begin < e for begin, end in spans)}


def tally(speech: dict[str, Any], found: tuple[Attribution, ...], speaking: tuple[Span, ...], n: Counter[str]) -> None:
    """Add one speech to the counts: attributions found in it, and its words of speaking."""
    number = {key: i for i, key in enumerate(speech["places"])}
    words = {i for i, key in enumerate(speech["places"]) if any(c.isalnum() for c in speech["text"][slice(*speech["places"][key])])}

    def told(*roles: str, said: bool = False) -> Chars:
        kept = [a for a in speech["Annotations"] if not said or a["Message"] or a["Topic"]]
        return {number[t] for a in kept for role in roles for t in a[role]} & words

    cues = _tokens(speech, [(a.cue.begin, a.cue.end) for a in found if a.cue]) & words
    spoken = _tokens(speech, [(s.begin, s.end) for s in speaking]) & words
    sources = _tokens(speech, [(a.source.begin, a.source.end) for a in found if a.source]) & words
    contents = _tokens(speech, [(s.begin, s.end) for a in found for s in a.content]) & words
    add(n, "cue", spoken, told("Cue", "PTC"))
    add(n, "cue of an attribution", cues, told("Cue", "PTC"))
    add(n, "cue with content", cues, told("Cue", "PTC", said=True), ours_in=told("Cue", "PTC"))
    add(n, "source", sources, told("Source"))
    add(n, "content", contents, told("Message", "Topic"))


def figures(path: Path, limit: int | None = None) -> Iterator[tuple[str, float]]:
    """The figures of the development part."""
    n: Counter[str] = Counter()
    gold = speeches(path, limit)
    for speech, document in zip(gold, parsed([(s["name"], s["text"]) for s in gold], "de"), strict=True):
        cast = find_actors(document)
        tally(speech, find_attributions(document, cast), tuple(speech_words(document, cast)), n)
    for name in ("cue", "cue of an attribution", "cue with content", "source", "content"):
        yield from ((f"spkatt {name} {k}", v) for k, v in f1(n, name).items())
