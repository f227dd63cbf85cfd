"""Taking judgements in: each is checked against those before it, stored, and takes effect at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from depesche.errors import LedgerError, UsageError
from depesche.ledger.load import insert
from depesche.ledger.reviewing.corrections import correct, edits
from depesche.ledger.reviewing.fields import checked
from depesche.ledger.reviewing.identities import Identities, changed, identities, of_reading, plain
from depesche.ledger.reviewing.judgement import VERDICTS, WITHDRAWN, Judgement, in_force, last_words
from depesche.ledger.rows import digest
from depesche.ledger.settling.database import rows, rows_of
from depesche.ledger.settling.events import settle_again
from depesche.ledger.settling.judged import Judged
from depesche.ledger.settling.state import note_judgements, up_to_date

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TWO = {"event_claims": "claims of current readings", "actors": "actors"}
_MOMENT = timedelta(microseconds=1)
_BLANK = re.compile(r"\s+")
_LONGEST = 2000


def stored(connection: DuckDBPyConnection, where: str = "TRUE", keys: Iterable[str] = ()) -> list[Judgement]:
    """Give judgements in the order in which they count: by the moment, then as they came; `where` may ask for some `(KEYS)`."""
    found = rows_of(connection, f"SELECT * FROM judgements WHERE {where} ORDER BY judged NULLS FIRST, rowid", keys)
    return [
        Judgement(**{**{k: row[k] for k in Judgement.__struct_fields__ if k != "value"}, "value": _decoded(row["value"])}) for row in found
    ]  # fmt: skip


def _decoded(value: str | None) -> Any:
    return None if value is None else msgspec.json.decode(value)


class Docket:
    """The judgements of one go, on an open connection and within one transaction of the caller.

    `claims` are those that the judgements name, with what checking asks of them.
    """

    def __init__(self, connection: DuckDBPyConnection, new: Sequence[Judgement], run: int) -> None:
        self._connection = connection
        self._run = run
        self._new = list(new)
        ids = {j.withdraws for j in new if j.withdraws} | {j.id for j in new if j.id}
        named = stored(connection, "id IN (KEYS)", ids) if ids else []
        self._kinds = {j.about for j in (*new, *named)} - {""}
        claims = {claim for j in (*new, *named) if j.about != "actors" for claim in j.pair}
        before = stored(connection, "about = 'claims' AND subject IN (KEYS)", claims)
        for kind in sorted(self._kinds - {"claims"}):
            before += stored(connection, "about IN (KEYS)", [kind])
        self._said: dict[tuple[str, str], list[Judgement]] = {}
        for judgement in before:
            self._said.setdefault(_shelf(judgement), []).append(judgement)
        self._known = {j.id: j for j in (*named, *before)}
        self._withdrawn = {j.withdraws for j in before if j.withdraws}
        self._types = self._claims()
        self._last, self._number = self._latest()
        self._before = self._people() if "actors" in self._kinds else Identities()
        self._sets = self._events() if "event_claims" in self._kinds else Judged()
        self.added: list[Judgement] = []

    def add(self, judgement: Judgement) -> str | None:
        """Take one judgement in and give its id; None if it is there already (an import).

        Raises `UsageError` or `LedgerError` that says what is wrong with it; nothing is taken in then.
        """
        if judgement.id in self._known:
            return None
        good = self._withdrawal(judgement) if judgement.withdraws else self._checked(judgement)
        moment = good.judged or (None if good.id else self._now())
        content = {k: v for k, v in msgspec.structs.asdict(good).items() if k not in {"id", "judged"}}
        key = good.id or digest((content, moment and moment.isoformat(), self._number + len(self.added)))
        whole = msgspec.structs.replace(good, id=key, judged=moment)
        self._refuse_contradiction(whole)
        self._known[key] = whole
        self._said.setdefault(_shelf(whole), []).append(whole)
        if whole.withdraws:
            self._withdrawn.add(whole.withdraws)
        self.added.append(whole)
        return key

    def finish(self) -> None:
        """Store what was taken in and let it take effect."""
        if not self.added:
            return
        settled = up_to_date(self._connection)
        insert(self._connection, {"judgements": [{**msgspec.structs.asdict(j), "run": self._run} for j in self.added]})
        claims = {j.subject for j in self.added if j.about == "claims"}
        events = {claim for j in self.added if j.about == "event_claims" for claim in j.pair}
        people, cast = self._before, set[str]()
        if "actors" in self._kinds:
            people = self._people()
            cast = self._recast(people)
        elif claims:
            people = identities(in_force(stored(self._connection, "about = 'actors'")))
        if claims | cast:
            correct(self._connection, claims | cast, self._by_claim(claims | cast), people)
        if settled:
            note_judgements(self._connection)
        settle_again(self._connection, claims | cast | events, self._sets.together(events))

    # --- checking -------------------------------------------------------------

    def _checked(self, judgement: Judgement) -> Judgement:
        said = VERDICTS.get(judgement.about)
        if said is None:
            raise UsageError(f"{judgement.about!r} is nothing to judge; there are: {', '.join(VERDICTS)}")
        if judgement.verdict not in said:
            raise UsageError(f"{judgement.verdict!r} is no verdict on {judgement.about}; there are: {', '.join(said)}")
        good = msgspec.structs.replace(judgement, made_by=_person(judgement.made_by), why=_words("why", judgement.why))
        if good.about == "claims":
            return self._claim(good)
        if good.field is not None:
            raise UsageError(f"only an edit of a claim takes a field; this is {good.verdict}")
        if not good.object or good.object == good.subject:
            raise LedgerError(f"a judgement takes two different {_TWO[good.about]}; these are {good.subject} and {good.object}")
        return self._event(good) if good.about == "event_claims" else self._actors(good)

    def _claim(self, judgement: Judgement) -> Judgement:
        kind = self._type(judgement.subject)
        if judgement.object is not None:
            raise UsageError(f"a judgement on a claim takes one claim; these are {judgement.subject} and {judgement.object}")
        if judgement.verdict == "edit":
            return msgspec.structs.replace(judgement, value=checked(judgement.field or "", judgement.value, type=kind))
        if judgement.field is not None or judgement.value is not None:
            raise UsageError(f"only an edit takes a field and a value; this is {judgement.verdict}")
        return judgement

    def _event(self, judgement: Judgement) -> Judgement:
        one, other = sorted(judgement.pair)
        if not {one, other} <= self._types.keys():
            raise LedgerError(f"a judgement takes two different claims of current readings; these are {one} and {other}")
        kinds = [self._type(claim) for claim in (one, other)]
        if judgement.verdict == "same" and kinds[0] != kinds[1]:
            raise UsageError(
                f"{one} tells {kinds[0]} and {other} {kinds[1]}: acts of two classes are two events; correct the type of one first"
            )
        return msgspec.structs.replace(judgement, subject=one, object=other, value=None)

    def _actors(self, judgement: Judgement) -> Judgement:
        one, other = judgement.subject, judgement.object or ""
        if judgement.verdict == "different" and plain(one) == plain(other) and not (of_reading(one) or of_reading(other)):
            raise UsageError(f"{one} is one actor; name that of a report: READING/{one}")
        value = judgement.value if judgement.id else {"one": self._actor(one), "other": self._actor(other)}
        return msgspec.structs.replace(judgement, value=value)

    def _actor(self, node: str) -> dict[str, Any]:
        """Name, country, kind and Wikidata number of an actor at the time of judging."""
        reading, actor = of_reading(node) or (None, node)
        found = rows(self._connection, """
            SELECT name, country, kind, wikidata FROM actors WHERE actor = $actor AND ($reading::VARCHAR IS NULL OR reading = $reading)
            GROUP BY ALL ORDER BY count(*) DESC, name LIMIT 1""", {"actor": actor, "reading": reading})  # fmt: skip
        if not found:
            raise LedgerError(f"{node!r} is no actor of this ledger; take an id from `depesche show`, or READING/ID for that of one report")
        return found[0]

    def _withdrawal(self, judgement: Judgement) -> Judgement:
        taken = self._known.get(judgement.withdraws)
        if taken is None or taken.withdraws:
            raise LedgerError(
                f"there is no judgement {judgement.withdraws}" + (" that could be withdrawn: it is a withdrawal" if taken else "")
            )
        if taken.id in self._withdrawn:
            raise LedgerError(f"the judgement {taken.id} was withdrawn before")
        return msgspec.structs.replace(
            judgement, about=taken.about, subject=taken.subject, object=taken.object, verdict=WITHDRAWN, field=None, value=None,
            made_by=_person(judgement.made_by), why=_words("why", judgement.why),
        )  # fmt: skip

    def _type(self, claim: str) -> str:
        """The class a claim has by now."""
        if claim not in self._types:
            raise LedgerError(f"{claim!r} is no claim of a current reading")
        said = self._in_force("claims", claim)
        return str(edits(said).get("type", self._types[claim]))

    def _refuse_contradiction(self, judgement: Judgement) -> None:
        if judgement.about == "claims" or judgement.withdraws or judgement.verdict == "unsure":
            return
        others = [j for j in self._in_force(judgement.about) if j.pair != judgement.pair]
        found = _contradicted(judgement.about, [*others, judgement]) and not _contradicted(judgement.about, others)
        if found:
            against = [j for j in last_words(others) if not _contradicted(judgement.about, [*(o for o in others if o != j), judgement])]
            told = "; ".join(f"{j.id}: {j.subject} and {j.object} are {j.verdict}" for j in against[:3])
            raise LedgerError(
                f"{judgement.subject} and {judgement.object} cannot be {judgement.verdict} by what was judged before"
                f"{f' ({told})' if told else ''}; withdraw that first"
            )

    # --- what was said before -------------------------------------------------

    def _claims(self) -> dict[str, str]:
        """Class, as read, of the claims that are named and belong to current readings."""
        named = {j.subject for j in self._new if j.about == "claims"} | {c for j in self._new if j.about == "event_claims" for c in j.pair}
        found = rows_of(self._connection, """
            SELECT id, type FROM claims WHERE id IN (KEYS) AND reading NOT IN (SELECT reading FROM older_readings)""", named)  # fmt: skip
        return {row["id"]: row["type"] for row in found}

    def _latest(self) -> tuple[datetime | None, int]:
        (row,) = rows(self._connection, "SELECT max(judged) AS last, count(*) AS number FROM judgements")
        return row["last"], row["number"]

    def _now(self) -> datetime:
        """The moment, later than that of every judgement before."""
        now = datetime.now(UTC).replace(tzinfo=None)
        self._last = now if self._last is None or now > self._last else self._last + _MOMENT
        return self._last

    def _in_force(self, about: str, claim: str = "") -> list[Judgement]:
        some = [j for j in self._said.get((about, claim), ()) if not j.withdraws and j.id not in self._withdrawn]
        return sorted(some, key=lambda j: j.judged or datetime.min)

    def _people(self) -> Identities:
        return identities(self._in_force("actors"))

    def _events(self) -> Judged:
        return _judged(self._in_force("event_claims"))

    def _by_claim(self, claims: Iterable[str]) -> dict[str, list[Judgement]]:
        """Judgements in force on some claims; a change of actors may touch claims that were judged before."""
        found: dict[str, list[Judgement]] = {}
        if "actors" in self._kinds:
            said = in_force(stored(self._connection, "about = 'claims' AND subject IN (KEYS)", claims))
        else:
            said = [judgement for claim in claims for judgement in self._in_force("claims", claim)]
        for judgement in said:
            found.setdefault(judgement.subject, []).append(judgement)
        return found

    def _recast(self, people: Identities) -> set[str]:
        """Write who is who, and give the claims whose participants are others by that."""
        ids, away = changed(self._before, people)
        asked = {"ids": sorted(ids), "readings": sorted({r for node in away if (r := (of_reading(node) or ("",))[0])})}
        query = """
            SELECT DISTINCT claim FROM current_participants
            WHERE read_as IN (SELECT unnest($ids::VARCHAR[])) OR split_part(claim, '.', 1) IN (SELECT unnest($readings::VARCHAR[]))"""
        touched = {row["claim"] for row in rows(self._connection, query, asked)}
        self._connection.execute("DELETE FROM judged_actors")
        self._connection.execute("DELETE FROM detached_actors")
        insert(self._connection, {"judged_actors": people.rows(), "detached_actors": people.detached_rows()})
        return touched | {row["claim"] for row in rows(self._connection, query, asked)}


def _shelf(judgement: Judgement) -> tuple[str, str]:
    """What a judgement is kept under: judgements on claims by the claim, others together."""
    return judgement.about, judgement.subject if judgement.about == "claims" else ""


def _contradicted(about: str, judgements: Sequence[Judgement]) -> bool:
    return _judged(judgements).contradicted() if about == "event_claims" else identities(judgements).contradicted


def _judged(judgements: Iterable[Judgement]) -> Judged:
    return Judged({j.pair: j.verdict == "same" for j in last_words(judgements)})


def _person(made_by: str) -> str:
    name = _words("made_by", made_by)
    if not name:
        raise UsageError("a judgement needs to say whose it is")
    return name


def _words(field: str, text: str) -> str:
    words = _BLANK.sub(" ", text).strip()
    if len(words) > _LONGEST:
        raise UsageError(f"{field}: more than {_LONGEST} characters")
    return words
