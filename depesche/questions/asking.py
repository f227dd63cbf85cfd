"""The ledger as Python users meet it: the store with the questions as methods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from depesche import ledger
from depesche.ledger.settling.statements import Look
from depesche.questions.answer import Answer
from depesche.questions.check import check
from depesche.questions.compare import compare
from depesche.questions.contradictions import contradictions
from depesche.questions.copies import copies
from depesche.questions.event import event
from depesche.questions.network import network
from depesche.questions.outline import outline
from depesche.questions.places import places
from depesche.questions.search import facets, search
from depesche.questions.show import show
from depesche.questions.sources import sources
from depesche.questions.tally import tally
from depesche.questions.timeline import timeline


class Ledger(ledger.Ledger):
    """One DuckDB file of readings that can be asked; see `depesche.ledger.Ledger` for keeping them."""

    def settle(self, progress: Callable[[int], object] | None = None, look: Look | None = None) -> ledger.Settled:
        """Settle what follows from the readings, checkable statements with it; see `depesche.ledger.Ledger.settle`."""
        from depesche.questions.statements import checkable

        return super().settle(progress, look or checkable)

    def timeline(self, **asked: Any) -> Answer:
        """Say what happened between parties, in order of days; see `depesche.questions.timeline`."""
        return timeline(self, **asked)

    def tally(self, by: str = "month", **asked: Any) -> Answer:
        """Count happenings by year, month or week, beside the reports held; see `depesche.questions.tally`."""
        return tally(self, by=by, **asked)

    def compare(self, between: Sequence[str], **asked: Any) -> Answer:
        """Compare rates in two periods; see `depesche.questions.compare`."""
        return compare(self, between=between, **asked)

    def check(self, report: str | None = None, **asked: Any) -> Answer:
        """Hold what reports say of the number of acts against the ledger; see `depesche.questions.check`."""
        return check(self, report, **asked)

    def sources(self, event: str) -> Answer:
        """Say who vouches for a happening; see `depesche.questions.sources`."""
        return sources(self, event)

    def copies(self, report: str) -> Answer:
        """List the reports that share their wording with one; see `depesche.questions.copies`."""
        return copies(self, report)

    def contradictions(self, **asked: Any) -> Answer:
        """List what claims of one happening say differently; see `depesche.questions.contradictions`."""
        return contradictions(self, **asked)

    def network(self, **asked: Any) -> Answer:
        """Give the pairs of parties with the most events in common; see `depesche.questions.network`."""
        return network(self, **asked)

    def places(self, **asked: Any) -> Answer:
        """Count events by where they took place; see `depesche.questions.places`."""
        return places(self, **asked)

    def search(self, text: str, **asked: Any) -> Answer:
        """Find reports by their words, names in any spelling; see `depesche.questions.search`."""
        return search(self, text, **asked)

    def queue(self, **asked: Any) -> Answer:
        """List claims to review, least certain first; see `depesche.questions.review`."""
        from depesche.questions.review import queue

        return queue(self, **asked)

    def reviewed(self) -> Answer:
        """Say what reviewing changed; see `depesche.questions.review_changes`."""
        from depesche.questions.review import reviewed

        return reviewed(self)

    def facets(self, text: str, **asked: Any) -> Answer:
        """Count what `search` finds by language, class, outlet and month; see `depesche.questions.search`."""
        return facets(self, text, **asked)

    def event(self, key: str) -> Answer:
        """Tell how a happening was told over time, and who says what of each field; see `depesche.questions.event`."""
        return event(self, key)

    def outline(self, **asked: Any) -> Answer:
        """Give what a drawing of a timeline needs of each event; see `depesche.questions.outline`."""
        return outline(self, **asked)

    def show(self, key: str) -> Answer:
        """Tell all about a report, happening or actor; see `depesche.questions.show`."""
        return show(self, key)
