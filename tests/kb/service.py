"""A stand-in for the service: answers `wbgetentities` in the shape the service answers, from items written here."""

import json

import httpx

from depesche.kb.wikidata import Wikidata

GREGORIAN = "http://www.wikidata.org/entity/Q1985727"


def time_snak(prop, day, precision=11):
    """A time as a qualifier or main value; day as `2012-05-07`, unknown parts as 00."""
    value = {"time": f"+{day}T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": precision, "calendarmodel": GREGORIAN}
    return {"snaktype": "value", "property": prop, "hash": "0" * 40, "datavalue": {"value": value, "type": "time"}, "datatype": "time"}


def unknown_snak(prop):
    """`unknown value` as the site calls it."""
    return {"snaktype": "somevalue", "property": prop, "hash": "0" * 40, "datatype": "time"}


def item_snak(prop, qid):
    """An item as a main value."""
    value = {"entity-type": "item", "numeric-id": int(qid[1:]), "id": qid}
    return {"snaktype": "value", "property": prop, "datavalue": {"value": value, "type": "wikibase-entityid"}, "datatype": "wikibase-item"}


def held(position, since=None, until=None, rank="normal", number=1):
    """A statement of P39; since and until are snaks, or days."""
    qualifiers = {}
    for prop, day in (("P580", since), ("P582", until)):
        if day:
            qualifiers[prop] = [time_snak(prop, day) if isinstance(day, str) else {**day, "property": prop}]
    statement = {"mainsnak": item_snak("P39", position), "type": "statement", "id": f"Q0$statement-{position}-{number}", "rank": rank}
    if qualifiers:
        statement |= {"qualifiers": qualifiers, "qualifiers-order": list(qualifiers)}
    return {**statement, "references": [{"hash": "0" * 40, "snaks": {}, "snaks-order": []}]}


def simple(prop, snak):
    return {"mainsnak": snak, "type": "statement", "id": f"Q0$statement-{prop}", "rank": "normal"}


def person(qid, labels, aliases=None, posts=(), modified="2026-05-01T10:00:00Z", **claims):
    """An item of a person; empty maps are written as lists, as the service does."""
    texts = {lang: {"language": lang, "value": text} for lang, text in labels.items()}
    others = {lang: [{"language": lang, "value": t} for t in many] for lang, many in (aliases or {}).items()}
    statements = {"P39": list(posts)} if posts else {}
    return {
        "pageid": 1, "ns": 0, "title": qid, "lastrevid": 2, "modified": modified, "type": "item", "id": qid,
        "labels": texts or [], "aliases": others or [], "claims": {**statements, **claims} or [],
    }  # fmt: skip


def position(qid, label, owner, prop="P1001"):
    """An item of a position, of a state or body."""
    return {
        "type": "item",
        "id": qid,
        "labels": {"en": {"language": "en", "value": label}},
        "claims": {prop: [simple(prop, item_snak(prop, owner))]},
    }


class Service:
    """Answers from `items`; what is put into `first` is answered before; `requests` are the parameters of each request."""

    def __init__(self, *items, first=()):
        self.items = {i["id"]: i for i in items}
        self.first = list(first)
        self.requests = []
        self.headers = []
        self.waited = []

    def __call__(self, request):
        self.requests.append(dict(request.url.params))
        self.headers.append(request.headers)
        if self.first:
            answer = self.first.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        asked = request.url.params["ids"].split("|")
        entities = {q: self.items.get(q, {"id": q, "missing": ""}) for q in asked}
        return httpx.Response(
            200, content=json.dumps({"entities": entities, "success": 1}), headers={"Content-Type": "application/json; charset=utf-8"}
        )

    def wikidata(self, **options):
        """The asker, connected to this service; it waits without waiting."""
        from depesche.kb.wikidata import user_agent

        http = httpx.Client(transport=httpx.MockTransport(self), headers={"User-Agent": user_agent("desk@example.org")})
        return Wikidata(http, sleep=self.waited.append, **options)

    def asked(self):
        """The ids of each request."""
        return [r["ids"].split("|") for r in self.requests]
