"""A reading as a self-contained page: highlighted text, claims, sources; no script, no other host."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from depesche.questions.chains import BORROWED, OWN, OWN_VOICE, chain_end, chain_length, chain_of
from depesche.records import Attribution, Claim, Part, Reading, SourceLink

_STYLE = """
:root{color-scheme:light dark;--line:#8884;--own:#0000;--said:#4a7ebb33;--trigger:#e0a80066;--flag:#c0392b}
body{font:16px/1.55 system-ui,sans-serif;max-width:78rem;margin:0 auto;padding:1rem}
main{display:grid;grid-template-columns:minmax(0,3fr) minmax(18rem,2fr);gap:2rem}
@media(max-width:60rem){main{grid-template-columns:1fr}}
.said{background:var(--said);text-decoration:underline dotted;text-underline-offset:.2em}
.trigger{background:var(--trigger);font-weight:600}.flag{text-decoration:underline wavy var(--flag)}
.card{border:1px solid var(--line);border-radius:.5rem;padding:.6rem .9rem;margin:0 0 .8rem}
.own{border-left:4px solid currentColor}.borrowed{border-left:4px dashed currentColor}
.chain .link{border:1px solid var(--line);border-radius:.3rem;padding:0 .3rem;white-space:normal}.voice{opacity:.8}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.4rem 0}dt{opacity:.7}dd{margin:0}
blockquote{margin:.4rem 0;padding-left:.8rem;border-left:3px solid var(--line)}small{opacity:.7}
"""


def page(readings: list[Reading]) -> str:
    """One HTML page with all readings; works without scripts and without a network."""
    title = readings[0].report.title or readings[0].report.doc or "Depesche" if readings else "Depesche"
    body = "\n<hr>\n".join(_reading(r) for r in readings) or "<p>No report could be read.</p>"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _reading(reading: Reading) -> str:
    report = reading.report
    published = report.published
    known = f"{published.earliest or '?'} to {published.latest or '?'}" if published.earliest != published.latest else published.earliest
    head = f"<h1>{_title(reading) or escape(report.doc or report.id)}</h1>"
    head += f"<p><small>published: {escape(known or 'unknown')} ({published.basis}) {escape(published.why)}</small></p>"
    claims = "".join(_card(c, reading) for c in reading.claims) or "<p>No event of a political actor is claimed.</p>"
    flags = "".join(
        f"<li>{escape(f.kind.replace('_', ' '))}: “{escape(_words(reading, f.where, f.begin, f.end))}” – {escape(f.why)}</li>"
        for f in reading.flags
    )
    cuts = "".join(f"<li>{escape(c.kind)}: {escape(c.text)} <small>{escape(c.rule)}</small></li>" for c in report.cuts)
    voices = (
        f'<p class="key"><small>{OWN}{OWN} the report\'s own voice &nbsp; {BORROWED}{BORROWED} '
        '<span class="said">a voice it borrows</span>: point at it to see whose</small></p>'
    )
    return (
        f"<article>{head}{voices if reading.attributions else ''}<main>"
        f'<section lang="{escape(report.language or "")}">{_text(reading)}</section><aside>{claims}'
        + (f"<h2>How it is told</h2><ul>{flags}</ul>" if flags else "")
        + (f"<h2>Cut before reading</h2><ul>{cuts}</ul>" if cuts else "")
        + "</aside></main>"
        + f"<p><small>depesche {escape(reading.made_by.depesche)}, lexicon {escape(reading.made_by.lexicon)}</small></p></article>"
    )


def _title(reading: Reading) -> str:
    """The headline with flagged words underlined; pointing at them shows why."""
    title = reading.report.title or ""
    out, at = "", 0
    for flag in sorted((f for f in reading.flags if f.where == "title"), key=lambda f: (f.begin, f.kind != "unsupported_headline")):
        if flag.begin >= at:
            words = escape(title[flag.begin : flag.end])
            out += f'{escape(title[at : flag.begin])}<span class="flag" title="{escape(flag.why)}">{words}</span>'
            at = flag.end
    return out + escape(title[at:])


def _text(reading: Reading) -> str:
    """The text with borrowed voice, triggers and flagged words marked; classes may lie over each other.

    Borrowed voice is underlined with dots and says by whom when pointed at: the innermost sayer with those who pass it on.
    """
    text = reading.report.text
    marks: list[set[str]] = [set() for _ in range(len(text))]
    sayers = _sayers(reading)
    stretches = [(s.begin, s.end, "said") for a in reading.attributions for s in a.content if s.where == "text"]
    stretches += [(s.begin, s.end, "trigger") for c in reading.claims for s in c.trigger if s.where == "text"]
    stretches += [(f.begin, f.end, "flag") for f in reading.flags if f.where == "text"]
    for begin, end, name in stretches:
        for at in range(begin, min(end, len(text))):
            marks[at].add(name)
    out: list[str] = []
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marks[at] != marks[begin] or sayers[at] != sayers[begin]:
            piece = escape(text[begin:at]).replace("\n\n", "<br><br>").replace("\n", "<br>")
            by = f' title="{escape(sayers[begin])}"' if sayers[begin] else ""
            out.append(f'<span class="{" ".join(sorted(marks[begin]))}"{by}>{piece}</span>' if marks[begin] else piece)
            begin = at
    return "<p>" + "".join(out) + "</p>"


def _sayers(reading: Reading) -> list[str]:
    """For each character of the text who says it, the innermost sayer of the shortest content; empty in the report's own voice."""
    out = [""] * (len(reading.report.text) + 1)
    for attribution in sorted(reading.attributions, key=_length, reverse=True):
        line = f" {BORROWED} ".join(link.name or link.text for link in reversed(chain_of(attribution, reading))) or "nobody named"
        for span in attribution.content:
            if span.where == "text":
                out[span.begin : span.end] = [line] * (span.end - span.begin)
    return out


def _length(attribution: Attribution) -> tuple[int, bool]:
    return sum(s.end - s.begin for s in attribution.content), attribution.via is None


def _words(reading: Reading, where: str, begin: int, end: int) -> str:
    return ((reading.report.title if where == "title" else reading.report.text) or "")[begin:end]


def _card(claim: Claim, reading: Reading) -> str:
    days = " to ".join(dict.fromkeys(d for d in (claim.time.earliest, claim.time.latest) if d)) or "day unknown"
    rows = [("who", _people(claim.actors)), ("to whom", _people(claim.recipients)), ("for", _people(claim.on_behalf_of))]
    rows += [("when", days), ("where", claim.place.text if claim.place else ""), ("how long", claim.duration or "")]
    rows += [("about", "; ".join(a.text for a in claim.agenda)), ("treaty", "; ".join(i.text for i in claim.instruments))]
    listed = "".join(f"<dt>{k}</dt><dd>{escape(v)}</dd>" for k, v in rows if v) + f"<dt>source</dt><dd>{_chain(claim.sources)}</dd>"
    lead = claim.evidence[0]
    quote = escape(_words(reading, lead.where, lead.begin, lead.end))
    kind = escape(claim.type + ("/" + claim.mode if claim.mode else ""))
    hedged = ", wording keeps a distance" if claim.hedged else ""
    voice = "borrowed" if claim.sources else "own"
    return (
        f'<div class="card {voice}" id="{escape(claim.id)}"><strong>{claim.status}{hedged}</strong> {kind}<dl>{listed}</dl>'
        f"<blockquote>{quote}</blockquote><small>{escape(claim.why)}; confidence {claim.confidence:.2f}</small></div>"
    )


def _chain(sources: Sequence[SourceLink]) -> str:
    """The chain drawn as a line: links in boxes joined by dashes, its length and end behind them; the own voice in words."""
    if not sources:
        return f'<span class="voice" aria-hidden="true">{OWN}{OWN}</span> {OWN_VOICE}'
    joint = f'<span class="voice" aria-hidden="true">{BORROWED}{BORROWED}</span>'
    links = [
        f'<span class="link" title="{escape(link.kind.replace("_", " "))}: {escape(link.text)}">{escape(link.name or link.text)}</span>'
        for link in reversed(sources)
    ]
    line = joint.join(['<span class="link">the report</span>', *links])
    return f'<span class="chain">{line}</span> <small>{chain_length(sources)}, ends in {chain_end(sources)}</small>'


def _people(parts: tuple[Part, ...]) -> str:
    return ", ".join((p.name or p.text) + (f" ({p.country})" if p.country else "") for p in parts)
