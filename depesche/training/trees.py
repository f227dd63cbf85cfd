"""Treebanks as samples: CoNLL-U read, multiword tokens folded, labels cut to those that can be learnt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depesche.training.samples import Sample

KEPT_LABELS: dict[str, frozenset[str]] = {
    "de": frozenset("nsubj:pass aux:pass obl:agent obl:arg compound:prt expl:pv csubj:pass det:poss".split()),
    "en": frozenset(
        "nsubj:pass aux:pass obl:agent obl:unmarked nmod:poss nmod:desc nmod:unmarked compound:prt acl:relcl advcl:relcl csubj:pass".split()
    ),
}
"""Relation subtypes a language keeps; all others are cut to their main type (too rare to learn)."""

Row = list[str]


def sentences(lines: Iterable[str]) -> Iterator[tuple[dict[str, str], list[Row]]]:
    """Give each sentence of CoNLL-U lines: its comments (document id carried on) and its rows."""
    meta: dict[str, str] = {}
    rows: list[Row] = []
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            meta[key.strip()] = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield meta, rows
            meta, rows = {k: v for k, v in meta.items() if k.startswith(("newdoc", "meta"))}, []
    if rows:
        yield meta, rows


def simple_label(label: str, language: str) -> str:
    """Cut a relation to the subtypes the language keeps."""
    return label if label in KEPT_LABELS[language] else label.split(":", maxsplit=1)[0]


def house_label(row: Row, language: str) -> str:
    """Give the relation in our habits: the older German treebanks call every "sich" an object."""
    if language == "de" and row[1].lower() == "sich" and row[7] in {"obj", "iobj", "obl:arg"}:
        return "expl:pv"
    return simple_label(row[7], language)


def _misc(row: Row, key: str) -> str:
    return next((part[len(key) + 1 :] for part in row[9].split("|") if part.startswith(key + "=")), "")


def _groups(rows: list[Row], *, fold: bool) -> list[tuple[str, bool, list[Row]]]:
    """Give (form, space after, words) per surface token; `fold` keeps "im" whole, else "don't" is cut up."""
    words = {int(r[0]): r for r in rows if r[0].isdigit()}
    ranges = {int(r[0].split("-")[0]): r for r in rows if "-" in r[0]}
    out: list[tuple[str, bool, list[Row]]] = []
    done = 0
    for number, row in words.items():
        if number <= done:
            continue
        if number not in ranges:
            out.append((row[1], "SpaceAfter=No" not in row[9], [row]))
            continue
        whole = ranges[number]
        done = int(whole[0].split("-")[1])
        members = [words[n] for n in range(number, done + 1)]
        space = "SpaceAfter=No" not in whole[9]
        if fold or "".join(m[1] for m in members) != whole[1]:
            out.append((whole[1], space, members))
        else:
            out += [(m[1], space and m is members[-1], [m]) for m in members]
    return out


def to_sample(rows: list[Row], *, language: str, source: str) -> Sample:
    """Make a sample of one sentence; a folded token takes the layers of the word its group hangs on."""
    groups = _groups(rows, fold=language == "de")
    place = {int(r[0]): i for i, (_, _, members) in enumerate(groups) for r in members}
    sample = Sample(words=[], spaces=[], source=source)
    for i, (form, space, members) in enumerate(groups):
        inside = {r[0] for r in members}
        row = next((r for r in members if r[6] not in inside), members[0])
        root = row[6] == "0"
        head = i if root else place[int(row[6])]
        folded_article = len(members) == 2 and members[0][4].startswith("APPR")
        sample.words.append(form.replace(" ", "").replace("\u00a0", "") or "_")
        sample.spaces.append(space)
        sample.lemmas.append("" if row[2] == "_" and row[1] != "_" else row[2])
        sample.upos.append(row[3])
        sample.tags.append("APPRART" if folded_article else "" if row[4] == "_" else row[4])
        sample.feats.append("" if row[5] == "_" else row[5])
        sample.heads.append(head)
        sample.deprels.append("root" if root else house_label(row, language))
        sample.names.append(_misc(row, "NE") or "O")
    return sample


def read_treebank(lines: Iterable[str], *, language: str, source: str, genres: frozenset[str] = frozenset()) -> Iterator[Sample]:
    """Read a treebank; with `genres`, only documents whose `meta::genre` is among them."""
    for meta, rows in sentences(lines):
        if genres and meta.get("meta::genre") not in genres:
            continue
        yield to_sample(rows, language=language, source=source)
