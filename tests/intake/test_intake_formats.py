"""Every format, told by content and by name; what each gives for title, day, outlet and text."""

import gzip
import json

import pytest

from depesche.errors import InputError, UsageError
from depesche.intake import IntakeOptions, parse_map, report_from_bytes, report_from_text
from depesche.records import Rejected, Report

DE = "Die Außenministerin reiste am Dienstag nach Ankara und sprach dort über Getreide. Eine Einigung gab es nicht."
EN = "The foreign minister travelled to Ankara on Tuesday and spoke there about grain. No agreement was reached."


def outcomes(data: bytes | str, name: str = "a.txt", **settings: object) -> list[Report | Rejected]:
    raw = data.encode() if isinstance(data, str) else data
    return list(report_from_bytes(raw, name=name, options=IntakeOptions(**settings)))  # type: ignore[arg-type]


def one(data: bytes | str, name: str = "a.txt", **settings: object) -> Report:
    (found,) = outcomes(data, name, **settings)
    assert isinstance(found, Report), found
    return found


def refused(data: bytes | str, name: str = "a.txt", **settings: object) -> str:
    (found,) = outcomes(data, name, **settings)
    assert isinstance(found, Rejected), found
    return found.reason


def test_plain_text() -> None:
    report = one(f"Gespräche in Ankara\r\n\r\n{DE}\r\n\r\nFoto: dpa\r\n", "ordner/bericht.txt")
    assert (report.title, report.text, report.language) == ("Gespräche in Ankara", DE, "de")
    assert (report.doc, report.origin) == ("bericht", "ordner/bericht.txt")
    assert [c.kind for c in report.cuts] == ["caption"]
    assert report.published.basis == "none"


def test_as_is_changes_nothing_but_the_normal_form() -> None:
    text = f"\ufeff\n Gespra\u0308che\u00ad in Ankara \r\n\r\n{DE}\u200b\n\nSchreibe einen Kommentar\n\n"
    report = one(text.encode(), as_is=True)
    assert report.text == text.removeprefix("\ufeff").replace("a\u0308", "ä")
    assert (report.title, report.cuts) == (None, ())


def test_text_is_tidied_otherwise() -> None:
    assert one("Die Minis\u00adterin\u00a0reiste\u200b am Dienstag nach Ankara.  \r\nDann ging sie.").text == (
        "Die Ministerin reiste am Dienstag nach Ankara.\nDann ging sie."
    )


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a"])
def test_markdown_with_front_matter(name: str) -> None:
    source = f"---\ntitle: 'Gespräche'\ndate: 2025-06-04\nlang: de\n---\n\n**Ankara** – [Die](http://x.org) Ministerin *kam*.\n\n- {DE}\n"
    report = one(source, name)
    assert (report.title, report.published.earliest, report.published.basis) == ("Gespräche", "2025-06-04", "metadata")
    assert report.text == f"Ankara – Die Ministerin kam.\n\n{DE}"


def test_markdown_heading_is_the_title() -> None:
    report = one(f"# Gespräche in Ankara\n\n## Einigung\n\n{DE}\n", "a.md")
    assert (report.title, report.text) == ("Gespräche in Ankara", f"Einigung\n\n{DE}")


PAGE = f"""<!DOCTYPE html><html lang="de"><head><title>Gespräche | Beispielblatt</title>
<meta property="og:title" content="Gespräche &amp; Getreide"><meta property="og:site_name" content="Beispielblatt">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "datePublished": "2025-06-04T08:00:00+02:00",
"dateModified": "2025-06-09"}}]}}</script><link rel="canonical" href="https://example.org/a"></head>
<body><nav><a href="/">Start</a></nav><article><h1>Gespräche &amp; Getreide</h1><p>{DE}</p><p>{DE[::1]} Danach flog sie weiter.</p>
<p>Mehr zum Thema: Streit um Weizen</p></article><footer>Impressum</footer></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.txt", "download"])
def test_html(name: str) -> None:
    report = one(PAGE, name)
    assert (report.title, report.outlet, report.url) == ("Gespräche & Getreide", "Beispielblatt", "https://example.org/a")
    assert (report.published.earliest, report.published.basis) == ("2025-06-04", "metadata")
    assert report.text.startswith(DE)
    assert "Impressum" not in report.text
    assert "Mehr zum Thema" not in report.text


def test_html_encoding_is_the_declared_one() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-15">')
    assert one(page.encode("iso-8859-15"), "a.html").text.startswith(DE)
    assert one(PAGE.encode(), "a.html").text.startswith(DE)


def test_html_of_any_depth_is_read() -> None:
    assert one("<html><body>" + "<div>" * 50_000 + f"<p>{DE}</p>", "a.html").text == DE


def test_jsonl() -> None:
    lines = [
        {"id": 7, "text": DE, "title": "Gespräche", "published": "2025-06-04T08:00:00Z", "url": "https://example.org/", "topic": ["a"]},
        {"doc": "b", "id": "x", "html": PAGE},
        {"text": EN, "outlet": "The Example", "published": ""},
    ]
    first, second, third = outcomes("\n".join(json.dumps(line) for line in lines), "r.jsonl")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert isinstance(third, Report)
    assert (first.doc, first.title, first.published.basis, first.published.edtf) == ("7", "Gespräche", "given", "2025-06-04")
    assert (first.extra, first.origin) == ({"topic": ["a"]}, "r.jsonl:1")
    assert (second.doc, second.extra, second.outlet) == ("b", {"id": "x"}, "Beispielblatt")
    assert (third.doc, third.language, third.outlet) == ("r:3", "en", "The Example")


def test_jsonl_goes_on_after_a_broken_line() -> None:
    good = json.dumps({"text": DE})
    found = outcomes(f"{good}\n{{broken\n\n{good}\n", "r.jsonl")
    assert [type(x) for x in found] == [Report, Rejected, Report]
    assert isinstance(found[1], Rejected)
    assert (found[1].origin, found[1].reason) == ("r.jsonl:2", "json")


def test_other_field_names_need_a_map() -> None:
    line = json.dumps({"article": DE, "header": "Gespräche", "date": "2025-06-04", "source": "x"})
    assert refused(line, "r.jsonl") == "json"
    report = one(line, "r.jsonl", csv_map=parse_map("text=article,title=header,published=date,outlet=source"))
    assert (report.text, report.title, report.published.earliest, report.outlet) == (DE, "Gespräche", "2025-06-04", "x")


def test_json_object_and_list() -> None:
    whole = json.dumps({"text": DE, "doc": "a"}, indent=2)
    assert one(whole, "a.json").id == one(json.dumps({"doc": "a", "text": DE}), "b.jsonl").id
    assert len(outcomes(f"[{whole}, {whole}]", "a.json")) == 2


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.csv", f'doc,text,note\n1,"{DE}",x\n'), ("a.csv", f'doc;text;note\n1;"{DE}";x\n'), ("a.txt", f'doc,text,note\n1,"{DE}",x\n'),
        ("a.tsv", f'doc\ttext\tnote\n1\t{DE}\tx\n'), ("a.tsv", f'doc\ttext\tnote\n1\t"{DE}"\tx\n'),
    ],
)  # fmt: skip
def test_tables(name: str, source: str) -> None:
    report = one(source, name)
    assert (report.doc, report.text, report.extra, report.origin) == ("1", DE, {"note": "x"}, f"{name}:2")


def test_table_columns_by_map() -> None:
    report = one(f'body;date\n"{DE}";2025-06-04\n', "a.csv", csv_map={"text": "body", "published": "date"})
    assert (report.text, report.published.earliest) == (DE, "2025-06-04")


def test_mail() -> None:
    mail = (
        "From: Presse <a@example.org>\r\nSubject: =?utf-8?q?Gespr=C3=A4che?=\r\nDate: Wed, 4 Jun 2025 00:30:00 +0200\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n"
    )
    report = one(mail.encode() + DE.encode("latin-1"), "a.eml")
    assert (report.title, report.published.earliest, report.text) == ("Gespräche", "2025-06-04", DE)


FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Beispielblatt</title><item><title>Gespräche</title>'
    f"<link>https://example.org/a</link><pubDate>Wed, 04 Jun 2025 00:30:00 +0200</pubDate><description>&lt;p&gt;{DE}&lt;/p&gt;</description>"
    "</item><item><title>Leer</title></item></channel></rss>"
)


def test_feed() -> None:
    report, rejected = outcomes(FEED, "a.xml")
    assert isinstance(report, Report)
    assert isinstance(rejected, Rejected)
    assert (report.title, report.outlet, report.url, report.text) == ("Gespräche", "Beispielblatt", "https://example.org/a", DE)
    assert (report.published.earliest, report.published.basis) == ("2025-06-04", "metadata")
    assert (rejected.reason, rejected.origin) == ("empty", "a.xml:2")


@pytest.mark.parametrize("source", [DE, PAGE, FEED.replace("<item><title>Leer</title></item>", ""), json.dumps({"text": DE})])
def test_gzip_of_any_format(source: str) -> None:
    assert one(gzip.compress(source.encode()), "x.gz").id == one(source, "x").id


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    assert one(DE.encode(encoding)).text == DE


def test_undeclared_encoding_is_refused_unless_told() -> None:
    assert refused(DE.encode("cp1252")) == "encoding"
    assert one(DE.encode("cp1252"), encoding="cp1252").text == DE
    assert one((DE * 3).encode("cp1252"), encoding="guess").text == DE * 3


def test_id_depends_on_the_content_alone() -> None:
    first = one(DE, "a.txt")
    assert first.id == one(DE, "b/c.txt", as_is=True, published="2025-01-01").id == report_from_text(DE).id
    assert first.id != one(DE + " Danach nicht.", "a.txt").id
    assert len(first.id) == 16


def test_text_at_hand() -> None:
    report = report_from_text(DE, title="Gespräche", published="2025-06-04", doc="a", outlet="Blatt", url="https://example.org/")
    assert (report.title, report.doc, report.outlet, report.published.basis) == ("Gespräche", "a", "Blatt", "given")
    with pytest.raises(InputError, match="empty"):
        report_from_text(" \n ")
    with pytest.raises(InputError, match="encoding"):
        report_from_text("halbes \ud800 Zeichen in einem Text")


def test_limits() -> None:
    assert refused(DE * 3, max_chars=100) == "too-long"
    assert refused(DE * 3, max_bytes=100) == "too-long"
    assert refused(json.dumps({"text": DE * 3}), "a.jsonl", max_chars=100) == "too-long"


@pytest.mark.parametrize(
    "settings",
    [{"published": "gestern"}, {"format": "docx"}, {"csv_map": {"body": "text"}}, {"max_chars": 0}, {"timeout_s": 0.0}],
)
def test_settings_that_mean_nothing(settings: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        IntakeOptions(**settings)  # type: ignore[arg-type]


def test_parse_map_refuses_half_pairs() -> None:
    with pytest.raises(UsageError):
        parse_map("text=")
