"""Class of a marked pair of parties: macro-F1 over the 15 PLOVER roots of `plv-train`.

Usage: plv.py [--found] [--misses ROOT]

Development only: nothing is trained on the sentences, none is shipped (internal), the test part is off limits.
The pair is given, as it is to the systems compared with: what it names counts as a party.  `--found` leaves the
parties to be found as well.  The class of a pair is that of the claim whose doer is the source and whose
parties or matters meet the target, else of one that meets either, else NONE; CONCEDE and RETREAT are one root, YIELD.
Classes are put as PLOVER puts them (`plover_root`): what is announced is AGREE or THREATEN, what is denied REJECT.
`--misses ROOT` prints the pairs of a root that went wrong.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from depesche.intake import IntakeOptions, report_from_text
from depesche.reading.document import Cast, Document, Mentioned
from depesche.reading.first_person import with_speakers
from depesche.reading.reader import documents
from depesche.reading.says import SaidIndex, find_attributions
from depesche.reading.what import Findings, find_claims
from depesche.reading.when import find_times
from depesche.reading.who import find_actors
from depesche.records import Claim, Part

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
PAIRS = DATA / "plv-train" / "PLV_train.tsv"
NONE = "NONE"
_BATCH = 32
_EMPTY_WORDS = frozenset({"the", "a", "of", "and", "s", "in"})


def words(text: str) -> set[str]:
    """Words of a name that can tell who is meant, lower case."""
    return set(re.findall(r"\w+", text.lower())) - _EMPTY_WORDS


_KIND = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "RETREAT", "AGREE"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "REJECT"})


def root(kind: str) -> str:
    """The root of a class: the set knows no difference between conceding and retreating."""
    return "YIELD" if kind in {"CONCEDE", "RETREAT"} else kind


def plover_root(claim: Claim) -> str:
    """The root PLOVER's manual gives an act: its classes also say whether it took place (CLAIMS section 2)."""
    if claim.type in _KIND and claim.status in {"denied", "cancelled"}:
        return "REJECT"
    if claim.type in _KIND and claim.status in {"planned", "expected"}:
        return "AGREE"
    if claim.type in _HOSTILE and claim.status in {"planned", "threatened"}:
        return "THREATEN"
    if claim.status == "demanded":
        return "REQUEST"
    return "ACCUSE" if claim.mode == "convict" else root(claim.type)  # the set files convictions under ACCUSE


def class_of(claims: tuple[Claim, ...], source: str, target: str) -> str:
    """Class of the claim that fits a pair best, NONE where there is none."""
    best, most = NONE, -1.0
    for claim in claims:
        actors, recipients = _named(claim.actors), _named(claim.recipients)
        done_to = recipients | {w for item in claim.agenda for w in words(item.text)}
        fits = 4 * bool(actors & words(source)) + 2 * bool(done_to & words(target)) + bool(actors & words(target))
        told = claim.status not in {"demanded", "conditional", "possible"}
        if fits and fits + told + claim.confidence > most:
            best, most = plover_root(claim), fits + told + claim.confidence
    return best


def _named(parties: tuple[Part, ...]) -> set[str]:
    return {w for party in parties for w in words(f"{party.text} {party.name or ''}")}


def given(document: Document, cast: Cast, pair: Mapping[str, str]) -> Cast:
    """A cast in which source and target of a pair are somebody, where nobody was found."""
    passage = document.passage("text")
    mentioned, by_head = list(cast.mentioned), dict(cast.by_head)
    for marked in (pair["source"].strip(), pair["target"].strip()):
        begin = passage.parse.text.find(marked)
        inside = [t for t in passage.parse.tokens if begin <= t.begin and t.end <= begin + len(marked)] if begin >= 0 else []
        heads = [t for t in inside if t.head == t.index or not (inside[0].index <= t.head <= inside[-1].index)]
        head = next((t for t in heads if t.upos in {"NOUN", "PROPN", "PRON"}), None)
        known = cast.at("text", head.index) if head is not None else None
        if head is None or (known is not None and known.political):
            continue
        party = Mentioned(
            where="text", first=inside[0].index, last=inside[-1].index + 1, head=head.index, begin=begin, end=begin + len(marked),
            text=marked, kind="organisation", form="name", name=marked, plural="Number=Plur" in head.feats,
        )  # fmt: skip
        mentioned.append(party)
        by_head["text", head.index] = party
    return replace(cast, mentioned=tuple(sorted(mentioned, key=lambda m: m.begin)), by_head=by_head)


def claims_of(pairs: Sequence[Mapping[str, str]], *, found: bool) -> Iterator[tuple[Claim, ...]]:
    """Claims of every sentence, with its pair given, or all parties to be found."""
    options = IntakeOptions(as_is=True)
    for start in range(0, len(pairs), _BATCH):
        part = pairs[start : start + _BATCH]
        reports = [report_from_text(pair["sentence"], language="en", options=options) for pair in part]
        for pair, document in zip(part, documents(reports), strict=True):
            cast = find_actors(document) if found else given(document, find_actors(document), pair)
            times = find_times(document)
            said = SaidIndex(document, cast, find_attributions(document, cast, times))
            yield find_claims(Findings(document, with_speakers(document, cast, said), times, said))


def f1(counts: Mapping[str, int]) -> float:
    """F1 of a class: `both` right, `gold` there, `made`."""
    return 2 * counts["both"] / max(1, counts["gold"] + counts["made"])


def measure(pairs: list[dict[str, str]], *, found: bool = False) -> tuple[dict[str, Counter[str]], list[tuple[str, str, str]]]:
    """Counts of every root, and what went wrong: root, what was made of it, sentence."""
    counts: dict[str, Counter[str]] = {}
    wrong: list[tuple[str, str, str]] = []
    for pair, claims in zip(pairs, claims_of(pairs, found=found), strict=True):
        made = class_of(claims, pair["source"], pair["target"])
        wanted = root(pair["gold_root"])
        counts.setdefault(wanted, Counter())["gold"] += 1
        counts.setdefault(made, Counter())["made"] += 1
        counts[wanted]["both"] += made == wanted
        if made != wanted:
            wrong.append((wanted, made, pair["marked_sentence"]))
    return counts, wrong


def main() -> None:
    """Print F1 of every root, macro-F1 and accuracy."""
    if not PAIRS.is_file():
        print(f"pairs: skipped ({PAIRS} is not there)")
        return
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines, delimiter="\t"))
    found, wrong = measure(pairs, found="--found" in sys.argv)
    roots = sorted(name for name, counts in found.items() if counts["gold"])
    for name in roots:
        counts = found[name]
        print(f"{name}: F1 {f1(counts):.3f} ({counts['gold']} pairs, {counts['made']} made, {counts['both']} right)")
    right = sum(found[name]["both"] for name in roots)
    nothing = found.get(NONE, Counter())["made"]
    print(f"macro-F1 {sum(f1(found[name]) for name in roots) / len(roots):.3f} over {len(roots)} roots, "
          f"accuracy {right / len(pairs):.3f}, nothing found for {nothing} of {len(pairs)} pairs")  # fmt: skip
    if "--misses" in sys.argv:
        for wanted, made, sentence in wrong:
            if wanted == sys.argv[sys.argv.index("--misses") + 1]:
                print(f"{made}: {sentence}")


if __name__ == "__main__":
    main()
