"""One saying while it is being worked out: between the cue found and the record written."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.reading.says_quotes import Quotation
from depesche.reading.says_source import Voice
from depesche.reading.says_table import Cue
from depesche.reading.says_view import Spans, View
from depesche.records import AttributionSource, Form, Stance


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says what by which rule; offsets are code points of the passage of `view`.

    `via` is the place of another saying in the passage's list: the one that passes this one on.
    """

    view: View
    rule: str
    stance: Stance
    content: Spans
    source: AttributionSource | None = None
    voice: Voice | None = None
    cue: Cue | None = None
    form: Form = "indirect"
    via: int | None = None

    @property
    def begin(self) -> int:
        """Where the saying begins: cue, source or content, whichever comes first."""
        starts = [b for b, _ in self.content]
        if self.cue is not None:
            starts.append(self.view.tokens[self.cue.first].begin)
        return min(starts)

    @property
    def length(self) -> int:
        """How much is said, in code points."""
        return sum(end - begin for begin, end in self.content)

    def covers(self, offset: int) -> bool:
        """Whether a character belongs to what is said."""
        return any(begin <= offset < end for begin, end in self.content)


def form_of(content: Spans, view: View, given: Form) -> Form:
    """`direct` wholly inside quotation marks, `mixed` with quoted words in it, else as the row says."""
    doubles = [q for q in view.quotations if q.depth == 0]
    if all(any(_inside(span, q) for q in doubles) for span in content):
        return "direct"
    if given == "indirect" and any(b <= q.begin and q.end <= e for b, e in content for q in doubles):
        return "mixed"
    return given


def _inside(span: tuple[int, int], quotation: Quotation) -> bool:
    return quotation.begin <= span[0] and span[1] <= quotation.end


def without(content: Spans, begin: int, end: int, text: str) -> Spans:
    """A content with a stretch taken out of it; outer punctuation goes too."""
    out: list[tuple[int, int]] = []
    for b, e in content:
        if e <= begin or end <= b:
            out.append((b, e))
            continue
        out += [span for span in (_trimmed(b, begin, text), _trimmed(end, e, text)) if span[0] < span[1]]
    return tuple(out)


def _trimmed(begin: int, end: int, text: str) -> tuple[int, int]:
    while begin < end and text[begin] in " ,;–—-\n":
        begin += 1
    while begin < end and text[end - 1] in " ,;–—-\n":
        end -= 1
    return begin, end
