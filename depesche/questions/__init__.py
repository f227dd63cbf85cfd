"""What the ledger can be asked; every answer says what it rests on and what it cannot say."""

from depesche.questions.answer import Answer, Coverage
from depesche.questions.asking import Ledger
from depesche.questions.timeline import TimelineQuestion, timeline

__all__ = ["Answer", "Coverage", "Ledger", "TimelineQuestion", "timeline"]
