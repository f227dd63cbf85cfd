"""Claims, participants, attributions and actors of a reading, as rows of the ledger's tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from depesche.records import Attribution, Claim, Part, Reading, Report, Span

Row = dict[str, Any]

_JOIN = " … "


def claim_row(reading: Reading, key: str, claim: Claim) -> Row:
    """One claim, with its leading sentence and the words of its trigger."""
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


def participants(reading: Reading, key: str, claim: Claim) -> Iterable[Row]:
    """Who takes part in a claim, in the order of the claim."""
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


def attribution_row(reading: Reading, key: str, attribution: Attribution) -> Row:
    """Who says something, with the words said."""
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


def actor_rows(reading: Reading, key: str) -> list[Row]:
    """Everybody who can act in a report."""
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
