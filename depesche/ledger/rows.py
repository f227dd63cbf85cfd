"""A reading taken apart into the rows of the ledger's tables; nothing here touches a file.

Whatever says where a report came from (origin, address, outlet) goes to
`origins`, the wording to `texts`, the rest to `readings`: the same bytes from
two places are one report with two origins, whichever came first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from depesche.records import Attribution, Claim, MadeBy, Part, Published, Reading, Rejected, Report, Span

Row = dict[str, Any]
Rows = dict[str, list[Row]]

_JOIN = " … "


def reading_rows(reading: Reading, run: int) -> Rows:
    """All rows of one reading, by table."""
    key = reading_id(reading)
    return {
        "texts": [{"id": digest(reading.report.text), "text": reading.report.text}],
        "readings": [_reading_row(reading, key, run)],
        "claims": [_claim_row(reading, key, claim) for claim in reading.claims],
        "participants": [row for claim in reading.claims for row in _participants(reading, key, claim)],
        "attributions": [_attribution_row(reading, key, a) for a in reading.attributions],
        "actors": _actor_rows(reading, key),
    }


def rejected_row(rejected: Rejected, run: int) -> Row:
    """Give the row of a report that could not be read; the same rejection has the same id."""
    content = {"origin": rejected.origin, "reason": rejected.reason, "detail": rejected.detail}
    return {"id": digest(content), **content, "run": run}


def origin_row(report: Report) -> Row:
    """Where a report came from; the same place has the same id."""
    content = {
        "report": report.id,
        "origin": report.origin,
        "doc": report.doc,
        "url": report.url,
        "outlet": report.outlet,
        "extra": report.extra,
    }
    return {"id": digest(content), **content}


def reading_id(reading: Reading) -> str:
    """Digest of what was read, with which versions, but not of where it came from."""
    return digest((_bare(reading), reading.report.text))


def made_by_id(made_by: MadeBy) -> str:
    """Digest of the versions that make a reading."""
    return digest(made_by)


def digest(value: object) -> str:
    """Twenty hex digits of a value's JSON, keys sorted."""
    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()[:20]


def rebuilt(reading: bytes | str, text: str, origin: Row) -> Reading:
    """Give the reading as it was added, from its stored JSON, the wording and one of its origins."""
    bare = msgspec.json.decode(reading, type=Reading)
    whole = msgspec.convert(
        {**msgspec.to_builtins(bare.report), "text": text, **{k: origin[k] for k in _PROVENANCE}}, type=Report
    )
    return msgspec.structs.replace(bare, report=whole)


_PROVENANCE = ("origin", "doc", "url", "outlet", "extra")


def taken_in_id(report: Report) -> str:
    """Digest of a report as intake made it; a day inferred by reading is left out."""
    known = report.published.basis not in {"inferred", "none"}
    return digest((_nowhere(report), report.text, report.published if known else None))


def _bare(reading: Reading) -> Reading:
    return msgspec.structs.replace(reading, report=_nowhere(reading.report, reading.report.published))


def _nowhere(report: Report, published: Published | None = None) -> Report:
    """Give the report without its wording and without where it came from."""
    return msgspec.structs.replace(
        report, text="", published=published or Published(), origin=None, doc=None, url=None, outlet=None, extra={}
    )


def _reading_row(reading: Reading, key: str, run: int) -> Row:
    report, made_by = reading.report, reading.made_by
    engine = made_by.language_engine
    return {
        "id": key,
        "report": report.id,
        "text": digest(report.text),
        "taken_in": taken_in_id(report),
        "title": report.title,
        "language": report.language,
        **{f"published_{k}": v for k, v in msgspec.to_builtins(report.published).items()},
        "made_by": made_by_id(made_by),
        "depesche": made_by.depesche,
        "release": _release(made_by.depesche),
        "lexicon": made_by.lexicon,
        "language_engine": f"{engine.name} {engine.version} {engine.digest}",
        "knowledge_as_of": made_by.knowledge.as_of,
        "run": run,
        "reading": _bare(reading),
    }


def _release(version: str) -> list[int]:
    """`0.10.2.dev1` -> [0, 10, 2]: numbers compare where words would not."""
    numbers = []
    for part in version.split("."):
        if not part.isdigit():
            break
        numbers.append(int(part))
    return numbers


def _claim_row(reading: Reading, key: str, claim: Claim) -> Row:
    lead = claim.evidence[0] if claim.evidence else None
    time = claim.time
    spoken = reading.times[time.source] if time.source is not None and time.source < len(reading.times) else None
    return {
        "id": f"{key}.{claim.id}",
        "reading": key,
        "report": reading.report.id,
        "claim": claim.id,
        **{k: getattr(claim, k) for k in _SAME},
        "earliest": time.earliest,
        "latest": time.latest,
        "edtf": time.edtf,
        "approximate": spoken.approximate if spoken else "~" in (time.edtf or ""),
        "place": claim.place.text if claim.place else None,
        "place_id": claim.place.id if claim.place else None,
        "place_country": claim.place.country if claim.place else None,
        "trigger_text": _words(reading.report, claim.trigger),
        "sentence": _words(reading.report, claim.evidence[:1]) or None,
        "sentence_begin": lead.begin if lead else None,
        "sentence_end": lead.end if lead else None,
        "sentence_where": lead.where if lead else None,
        "agenda": [item.text for item in claim.agenda],
        "instruments": [item.text for item in claim.instruments],
    }


_SAME = (
    "type", "mode", "status", "hedged", "duration", "approximate_duration", "contexts", "sources",
    "attribution", "rule", "confidence", "why",
)  # fmt: skip


def _participants(reading: Reading, key: str, claim: Claim) -> Iterable[Row]:
    kinds = {actor.id: actor.kind for actor in reading.actors}
    roles: tuple[tuple[str, tuple[Part, ...]], ...] = (
        ("actor", claim.actors), ("recipient", claim.recipients), ("on_behalf_of", claim.on_behalf_of),
    )  # fmt: skip
    for role, parts in roles:
        for position, part in enumerate(parts):
            yield {
                "claim": f"{key}.{claim.id}",
                "role": role,
                "position": position,
                **{k: getattr(part, k) for k in ("text", "name", "country", "actor")},
                "kind": kinds.get(part.actor or ""),
                "span_begin": part.begin,
                "span_end": part.end,
                "span_where": part.where,
            }


def _attribution_row(reading: Reading, key: str, attribution: Attribution) -> Row:
    source = attribution.source
    words = Span(begin=source.begin, end=source.end, where=source.where) if source else None
    when = reading.times[attribution.time] if attribution.time is not None else None
    return {
        "id": f"{key}.{attribution.id}",
        "reading": key,
        "report": reading.report.id,
        "attribution": attribution.id,
        "source_actor": source.actor if source else None,
        "source_text": _words(reading.report, (words,)) if words else None,
        "source_kind": source.kind if source else None,
        "source_begin": source.begin if source else None,
        "source_end": source.end if source else None,
        "source_where": source.where if source else None,
        "cue": _words(reading.report, (attribution.cue,)) if attribution.cue else None,
        "content": [_words(reading.report, (span,)) for span in attribution.content],
        **{k: getattr(attribution, k) for k in ("form", "stance", "addressee", "venue", "via", "rule")},
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
    }


def _actor_rows(reading: Reading, key: str) -> list[Row]:
    return [
        {
            "reading": key,
            "report": reading.report.id,
            "actor": actor.id,
            **{k: getattr(actor, k) for k in ("name", "kind", "country", "wikidata")},
            "posts": [", ".join(x for x in (p.title, p.body, p.country) if x) for p in actor.posts],
            "mentions": len(actor.mentions),
        }
        for actor in reading.actors
    ]


def _words(report: Report, spans: Iterable[Span]) -> str:
    texts = {"text": report.text, "title": report.title or ""}
    return _JOIN.join(texts[span.where][span.begin : span.end] for span in spans)
