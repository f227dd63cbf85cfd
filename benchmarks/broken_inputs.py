"""Two hundred broken inputs and twenty good ones, written into a folder: what intake must survive.

    python benchmarks/broken_inputs.py FOLDER [--seed 7] [--bad 200]

Every broken file must give exactly one rejection (files of several records also give the reports that
are whole), every good one its reports.  The texts are our own wording.  `manifest.json` beside the
folder says what is expected of each file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

GERMAN = (
    "Die Außenministerin reiste am Dienstag nach Ankara und sprach dort mit ihrem Amtskollegen über Getreide.",
    "Nach Angaben des Ministeriums dauerte das Gespräch zwei Stunden, eine Einigung gab es noch nicht.",
    "Der Präsident kündigte an, im Herbst eine Delegation nach Oslo zu schicken, sofern beide Seiten zustimmen.",
    "Ein Sprecher der Regierung wies den Vorwurf zurück, Schiffe seien absichtlich aufgehalten worden.",
)
ENGLISH = (
    "The foreign minister travelled to Ankara on Tuesday and spoke with her counterpart about grain.",
    "According to the ministry the talks lasted two hours, and no agreement was reached.",
    "The president announced that a delegation would be sent to Oslo in autumn if both sides agree.",
    "A spokesman for the government rejected the charge that ships had been held up on purpose.",
)
FOREIGN = (
    "La ministre des Affaires étrangères s'est rendue mardi à Ankara, où elle a parlé du blé avec son homologue turc.",
    "De minister van Buitenlandse Zaken reisde dinsdag naar Ankara en sprak daar met haar ambtgenoot over graan.",
    "Minister spraw zagranicznych pojechała we wtorek do Ankary i rozmawiała tam o zbożu ze swoim odpowiednikiem.",
    "Министр иностранных дел во вторник прибыла в Анкару и обсудила со своим коллегой поставки зерна.",
    "La ministra de Asuntos Exteriores viajó el martes a Ankara y habló allí con su homólogo sobre el grano.",
    "La ministra degli Esteri è andata martedì ad Ankara e ha parlato del grano con il suo omologo turco.",
    "Utrikesministern reste på tisdagen till Ankara och talade där med sin kollega om spannmål och fartyg.",
    "Dışişleri bakanı salı günü Ankara'ya gitti ve meslektaşıyla tahıl sevkiyatı hakkında görüştü, dedi sözcü.",
)
_MAGIC = {
    "pdf": b"%PDF-1.7\n1 0 obj\n", "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "gif": b"GIF89a\1\0\1\0", "docx": b"PK\3\4\x14\0\6\0", "exe": b"MZ\x90\0\3\0\0\0", "bin": b"\x7fELF\2\1\1\0",
    "7z": b"7z\xbc\xaf\x27\x1c", "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "rtf": b"{\\rtf1\\ansi Text}",
    "ogg": b"OggS\0\2", "sqlite": b"SQLite format 3\0", "bz2": b"BZh91AY&SY", "xz": b"\xfd7zXZ\0\0", "zst": b"\x28\xb5\x2f\xfd",
    "tar": b"a.txt" + bytes(252) + b"ustar\x0000", "rar": b"Rar!\x1a\7\0", "mp3": b"ID3\3\0\0\0", "mkv": b"\x1a\x45\xdf\xa3",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One file: its name in the folder, how many reports it holds, the reasons it may be rejected for."""

    name: str
    reports: int
    reasons: tuple[str, ...] = ()


Made = tuple[str, bytes, int, tuple[str, ...]]
Recipe = Callable[[random.Random], Made]


def write(folder: Path, *, seed: int = 7, bad: int = 200) -> list[Case]:
    """Write `bad` broken inputs and the good ones; the same seed writes the same bytes."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    cases = [_link(folder, "bad-000-dangling.txt", "nowhere.txt"), _link(folder, "bad-001-self.txt", "bad-001-self.txt")]
    for number in range(len(cases), bad):
        ending, data, reports, reasons = BROKEN[number % len(BROKEN)](rng)
        cases.append(_put(folder, f"bad-{number:03}.{ending}", data, reports, reasons))
    for number, (ending, data, reports) in enumerate(good(rng)):
        cases.append(_put(folder, f"good-{number:02}.{ending}", data, reports, ()))
    return cases


def _put(folder: Path, name: str, data: bytes, reports: int, reasons: tuple[str, ...]) -> Case:
    (folder / name).write_bytes(data)
    return Case(name, reports, reasons)


def _link(folder: Path, name: str, target: str) -> Case:
    path = folder / name
    path.unlink(missing_ok=True)
    os.symlink(target, path)
    return Case(name, 0, ("not-found",))


def report(rng: random.Random, sentences: tuple[str, ...] = GERMAN) -> str:
    """Some sentences of our own in two paragraphs."""
    chosen = [rng.choice(sentences) for _ in range(rng.randint(3, 6))]
    return " ".join(chosen[:2]) + "\n\n" + " ".join(chosen[2:])


def _line(rng: random.Random) -> bytes:
    return json.dumps({"doc": f"d{rng.randrange(10**6)}", "text": report(rng)}, ensure_ascii=False).encode()


def _among(rng: random.Random, line: bytes, reasons: tuple[str, ...]) -> Made:
    """A broken line among whole ones: these are read, it alone is rejected."""
    before, after = rng.randint(0, 3), rng.randint(0, 3)
    lines = [*(_line(rng) for _ in range(before)), line, *(_line(rng) for _ in range(after))]
    return "jsonl", b"\n".join(lines) + b"\n", before + after, reasons


def _json_line(rng: random.Random) -> Made:
    whole = _line(rng)
    return _among(rng, rng.choice((
        whole[: rng.randint(2, len(whole) - 2)], whole[:-1] + b",}", whole.replace(b'"', b"'"), b'{"text": NaN}', b"[1, 2]",
        b"17", b'"nur ein Text"', b'{"doc": "x"}', b'{"text": 12}', b'{"text": ["a"]}', b'{"text": ' + b"[" * 50_000,
        whole + b" und mehr", b'{"text": "halbes \\ud800 Zeichen"}', b'{"text": {"a": 1}}', b'{"text": "a" "b"}',
    )), ("json", "encoding"))  # fmt: skip


def _empty_line(rng: random.Random) -> Made:
    text = rng.choice(("   ", " \n\n ", "12 345", "...", "— —"))
    return _among(rng, json.dumps({"text": text}).encode(), ("empty",))


def _latin_line(rng: random.Random) -> Made:
    return _among(rng, ('{"text": "' + GERMAN[3].replace("ü", "ü") + ' Größe"}').encode("cp1252"), ("encoding",))


def _foreign_line(rng: random.Random) -> Made:
    return _among(rng, json.dumps({"text": " ".join([rng.choice(FOREIGN)] * 3)}).encode(), ("language",))


def _control_line(rng: random.Random) -> Made:
    return _among(rng, json.dumps({"text": GERMAN[0] + "\0" * rng.randint(1, 9)}).encode(), ("binary",))


def _magic(rng: random.Random) -> Made:
    ending = rng.choice(sorted(_MAGIC))
    return rng.choice((ending, "txt", "html")), _MAGIC[ending] + rng.randbytes(rng.randint(20, 3000)), 0, ("binary",)


def _noise(rng: random.Random) -> Made:
    return "txt", b"\x01" + rng.randbytes(rng.randint(200, 5000)), 0, ("binary", "encoding")


def _controls(rng: random.Random) -> Made:
    text = "".join(c + rng.choice("\x01\x02\x05\x0e") for c in report(rng))
    return rng.choice(("txt", "md", "html")), text.encode(), 0, ("binary",)


def _nul(rng: random.Random) -> Made:
    text = report(rng).encode()
    place = rng.randrange(len(text) // 2)
    return rng.choice(("txt", "md")), text[:place] + bytes(rng.randint(1, 50)) + text[place:], 0, ("binary", "encoding")


def _empty(rng: random.Random) -> Made:
    data = rng.choice((b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\n" * 5000, gzip.compress(b"", mtime=0)))
    return rng.choice(("txt", "html", "jsonl", "csv", "eml", "md", "json")), data, 0, ("empty",)


def _wordless(rng: random.Random) -> Made:
    return "txt", rng.choice(("1 2 3 4 5", "....", "- - -\n\n***", "2025-06-04 10:15", "§§ 17 (3) %")).encode(), 0, ("empty",)


def _furniture(rng: random.Random) -> Made:
    lines = ["Schreibe einen Kommentar", "Lesen Sie auch: Die Gespräche in Oslo", "Foto: Beispiel-Agentur", "Anzeige",
             "Kommentare (12)", "Newsletter abonnieren"]  # fmt: skip
    rng.shuffle(lines)
    return "txt", ("Anzeige\n" + "\n".join(lines)).encode(), 0, ("empty",)


def _undeclared(rng: random.Random) -> Made:
    name, text = rng.choice((("cp1252", report(rng) + " Übermäßig."), ("koi8-r", FOREIGN[3]), ("cp1250", FOREIGN[2]),
                             ("shift_jis", "大臣は火曜日にアンカラを訪れた。" * 5), ("cp437", report(rng) + " Größe")))  # fmt: skip
    return rng.choice(("txt", "md", "html")), text.encode(name), 0, ("encoding", "binary")


def _half_utf8(rng: random.Random) -> Made:
    text = (report(rng) + " Größe").encode()
    place = rng.randrange(10, len(text) - 10)
    wound = rng.choice((b"\xc3\x28", b"\xe2\x82", b"\xf0\x28\x8c\xbc", b"\xc0\xaf", b"\xed\xa0\x80", b"\xff\x41"))
    return "txt", text[:place] + wound + b" " + text[place:].lstrip(b"\xbc\xa4\xb6\x9f"), 0, ("encoding",)


def _false_declaration(rng: random.Random) -> Made:
    page = f'<html><head><meta charset="utf-8"></head><body><p>{report(rng)} Größe</p></body></html>'
    return "html", page.encode("cp1252"), 0, ("encoding",)


def _damaged(rng: random.Random) -> Made:
    return "txt", report(rng).replace("e", "\ufffd").encode(), 0, ("encoding",)


def _foreign(rng: random.Random) -> Made:
    text = " ".join([rng.choice(FOREIGN)] * rng.randint(2, 5))
    page = f"<html><body><article><p>{text}</p></article></body></html>"
    ending, data = rng.choice((("txt", text), ("md", f"# {text[:30]}\n\n{text}"), ("html", page)))
    return ending, data.encode(), 0, ("language",)


def _cut_gzip(rng: random.Random) -> Made:
    packed = gzip.compress(("\n".join(report(rng) for _ in range(30))).encode(), mtime=0)
    data = rng.choice((packed[: rng.randint(2, len(packed) - 9)], packed[:-4] + b"\0\0\0\1", packed[:40] + bytes(30)))
    return rng.choice(("txt.gz", "html.gz", "gz")), data, 0, ("truncated",)


def _cut_gzip_lines(rng: random.Random) -> Made:
    """The lines before the break are whole and are read."""
    whole = rng.randint(1, 4)
    engine = zlib.compressobj(wbits=31)
    data = engine.compress(b"".join(_line(rng) + b"\n" for _ in range(whole))) + engine.flush(zlib.Z_SYNC_FLUSH)
    rest = engine.compress(_line(rng)) + engine.flush()
    return "jsonl.gz", data + rest[: rng.randint(0, len(rest) - 9)], whole, ("truncated",)


def _odd_gzip(rng: random.Random) -> Made:
    twice = gzip.compress(gzip.compress(report(rng).encode(), mtime=0), mtime=0)
    bomb = gzip.compress(b"A" * 30_000_000, mtime=0)
    return "txt.gz", *rng.choice(((twice, 0, ("binary",)), (bomb, 0, ("too-long",))))


def _too_long(rng: random.Random) -> Made:
    line = rng.choice((" ".join([GERMAN[0]] * 25_000), "x" * 2_100_000, "\n".join([ENGLISH[1]] * 30_000)))
    return rng.choice(("txt", "md")), line.encode(), 0, ("too-long",)


def _later(rng: random.Random) -> Made:
    warc = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    return rng.choice((("warc", warc, 0, ("empty",)), ("warc.gz", gzip.compress(warc, mtime=0), 0, ("empty",)),
                       ("parquet", b"PAR1" + rng.randbytes(200) + b"PAR1", 0, ("truncated",))))  # fmt: skip


def _table(rng: random.Random) -> Made:
    return "csv", *rng.choice((
        (b"name,value\na,1\nb,2\n", 0, ("csv",)),
        (b"doc,text\n", 0, ("empty",)),
        (f'doc,text\n1,"{GERMAN[0]}"\n2,"{GERMAN[1]}\n'.encode(), 1, ("csv",)),
        (f'doc,text\n1,"{GERMAN[0]}",zuviel\n2,"{GERMAN[1]}"\n'.encode(), 1, ("csv",)),
        (f'doc,text\n1,"{GERMAN[2]}"\n2,\n'.encode(), 1, ("empty",)),
        (f'text,text\n"{GERMAN[0]}","{GERMAN[1]}"\n'.encode(), 0, ("csv",)),
        (f'doc;text\n1;"{GERMAN[0]}" und\n'.encode(), 0, ("csv",)),
        (f'doc,text\n1,"{GERMAN[3]} Größe"\n'.encode("cp1252"), 0, ("encoding",)),
    ))  # fmt: skip


def _page(rng: random.Random) -> Made:
    return "html", rng.choice((
        b"<html><head><title></title></head><body></body></html>", b"<html><body><script>var a = 1;</script></body></html>",
        b"<!DOCTYPE html>", b"<html><body>" + b"<div>" * 100_000, b"<html><frameset><frame src='a.html'></frameset></html>",
        b"<html><body><img src='a.png'><p>&nbsp;</p></body></html>", b"<html><!-- " + b"x" * 5000, b"<html><body><p>1234</p>",
        b"<html>" + b"<span>" * 60_000 + b"</span>" * 60_000, b"<html><style>p {color: red}",
    )), 0, ("empty",)  # fmt: skip


def _mail(rng: random.Random) -> Made:
    head = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Treffen\r\nDate: Wed, 4 Jun 2025 10:15:00 +0200\r\nMIME-Version: 1.0\r\n"
    return "eml", head + rng.choice((
        b"\r\n", b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n",
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--\r\n',
        b'Content-Type: multipart/alternative; boundary="x"\r\n\r\nnichts\r\n',
        b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + "Größe und Übermaß, sagte der Minister.".encode("cp1252"),
    )), 0, ("empty", "encoding", "format")  # fmt: skip


def _feed(rng: random.Random) -> Made:
    return rng.choice(("xml", "rss")), *rng.choice((
        (b'<?xml version="1.0"?><rss version="2.0"><channel><title>Beispiel</title></channel></rss>', 0, ("empty", "format")),
        (b'<?xml version="1.0"?><katalog><buch>Ein Buch</buch></katalog>', 0, ("format",)),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>', 0, ("empty", "format")),
        (b'<rss version="2.0"><channel><item><title>Nur ein Titel</title></item></channel></rss>', 0, ("empty",)),
        (b'<?xml version="1.0"?><rss version="2.0"><channel><item><ti', 0, ("empty", "format")),
    ))  # fmt: skip


def _object(rng: random.Random) -> Made:
    return "json", rng.choice((
        b'{\n  "text": "offen', b'{"text": "a",}', b"{}", b'{"title": "kein Text"}', b"[]", b"[1, 2", b"null", b'{"text": null}',
        b"Das ist kein JSON.\x01\x02\x03\x04\x05", b'{"text":\n' + b"[" * 50_000,
    )), 0, ("json", "empty", "binary")  # fmt: skip


def _utf16(rng: random.Random) -> Made:
    text = (report(rng)).encode("utf-16-le")
    return "txt", b"\xff\xfe" + rng.choice((text[:-1], text[:40] + b"\x00\xd8" + text[40:])), 0, ("encoding",)


BROKEN: tuple[Recipe, ...] = (
    _json_line, _magic, _foreign, _cut_gzip, _page, _table, _undeclared, _noise, _empty, _mail, _feed, _json_line, _half_utf8,
    _nul, _wordless, _later, _object, _cut_gzip_lines, _false_declaration, _controls, _furniture, _empty_line, _latin_line,
    _foreign_line, _control_line, _damaged, _utf16, _odd_gzip, _too_long,
)  # fmt: skip


def good(rng: random.Random) -> list[tuple[str, bytes, int]]:
    """Twenty good inputs, one a format and some that look odd: (ending, bytes, number of reports)."""
    de, en = report(rng), report(rng, ENGLISH)
    page = f'<!DOCTYPE html><html lang="de"><head><title>Treffen</title></head><body><article><p>{de}</p></article></body></html>'
    mail = f"From: a@example.org\nSubject: Treffen\nDate: Wed, 4 Jun 2025 10:15:00 +0200\nContent-Type: text/plain; charset=utf-8\n\n{de}"
    item = f"<item><title>Treffen</title><pubDate>Wed, 04 Jun 2025 10:15:00 +0200</pubDate><description>{de}</description></item>"
    rss = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Beispiel</title>{item}{item}</channel></rss>'
    entry = f'<entry><title>Talks</title><id>a</id><published>2025-06-04T10:15:00Z</published><content type="html">{en}</content></entry>'
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Sample</title>{entry}</feed>'
    lines = b"\n".join(_line(rng) for _ in range(4))
    latin = page.replace("<head>", '<head><meta charset="iso-8859-1">').encode("cp1252")
    deep = "<html><body>" + "<div>" * 100_000 + f"<p>{de}</p>" + "</div>" * 100_000
    flat = de.replace("\n\n", " ")
    return [
        ("txt", f"Treffen in Ankara\n\n{de}".encode(), 1), ("txt", en.encode(), 1), ("md", f"# Treffen\n\n{de}".encode(), 1),
        ("html", page.encode(), 1), ("html", latin, 1), ("html", deep.encode(), 1), ("eml", mail.encode(), 1),
        ("jsonl", lines, 4), ("jsonl.gz", gzip.compress(lines, mtime=0), 4), ("json", lines.split(b"\n")[0], 1),
        ("json", b"[" + b",".join(lines.split(b"\n")) + b"]", 4), ("csv", f'doc,text\n1,"{flat}"\n2,"{de}"\n'.encode(), 2),
        ("tsv", f'doc\ttext\n1\t"Ja", sagte sie. {flat}\n'.encode(), 1), ("rss", rss.encode(), 2), ("atom", atom.encode(), 1),
        ("txt.gz", gzip.compress(de.encode(), mtime=0), 1), ("txt", b"\xef\xbb\xbf" + de.replace("\n", "\r\n").encode(), 1),
        ("txt", b"\xff\xfe" + de.encode("utf-16-le"), 1), ("dat", (GERMAN[0] + " " + de + " " + ENGLISH[0]).encode(), 1),
        ("txt", (de + "\n" * 20_000 + GERMAN[1]).encode(), 1),
    ]  # fmt: skip


def main() -> None:
    """Write the folder and its manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--bad", type=int, default=200)
    args = parser.parse_args()
    cases = write(args.folder, seed=args.seed, bad=args.bad)
    manifest = args.folder.with_name(args.folder.name + ".manifest.json")
    manifest.write_text(json.dumps([asdict(c) for c in cases], indent=1), encoding="utf-8")
    print(f"{len(cases)} inputs in {args.folder}, expectations in {manifest}")


if __name__ == "__main__":
    main()
