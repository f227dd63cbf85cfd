"""Structured sources: JSON objects, JSONL lines and table rows share one set of fields."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from depesche.errors import InputError
from depesche.intake.decode import check_text
from depesche.intake.html import read_page
from depesche.intake.options import Draft
from depesche.intake.shapes import draft_of_shape, shape_of

_TEXT_FIELDS = ("text", "html", "title", "published", "language", "url", "outlet")


def digest(content: bytes) -> str:
    """Give the report id of content: sixteen hex digits of its SHA-256."""
    return hashlib.sha256(content).hexdigest()[:16]


def parse_object(line: bytes) -> dict[str, Any]:
    """Read one JSON object; raises `InputError` with reason `json` or `encoding`."""
    try:
        value = msgspec.json.decode(line)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        if _not_utf8(line):
            raise InputError("encoding", "is not UTF-8; JSON must be") from None
        raise InputError("json", f"is no JSON object: {error}") from None
    if not isinstance(value, dict):
        raise InputError("json", f"is a JSON {_kind(value)}, not an object with a text")
    return value


def _not_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def draft_of(record: Mapping[str, Any], columns: Mapping[str, str]) -> Draft:
    """Make a draft of a record's fields; fields Depesche does not know pass through in `extra`.

    Records of tools that are known by their fields (`shapes.py`) are read as these write them, unless there is a `--map`.

    Args:
        record: Field to value.
        columns: The `--map`: which field of the record is meant by which of ours.

    Raises:
        InputError: `json` if a field has the wrong kind or there is no text, `empty` if the text is.

    """
    key = digest(json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode())
    if not columns and (shape := shape_of(record)):
        return draft_of_shape(record, shape, key)
    found, rest = _mapped(record, columns)
    values = {name: _string(found.get(name), columns.get(name, name)) for name in _TEXT_FIELDS}
    number = found.get("doc")
    doc = str(number) if isinstance(number, int) and not isinstance(number, bool) else _string(number, "doc")
    text, page = values["text"], values["html"]
    if text is None and page is None:
        names = ", ".join(repr(str(k)) for k in list(record)[:8]) or "none"
        raise InputError("json", f"has no field text or html (fields: {names}); name it with --map text=FIELD")
    draft = Draft(
        id=key, text=check_text(text or ""), doc=doc, title=values["title"], published=values["published"],
        language=values["language"], url=values["url"], outlet=values["outlet"], extra=rest,
    )  # fmt: skip
    return _with_page(draft, page) if page and not (text or "").strip() else draft


def _mapped(record: Mapping[str, Any], columns: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split a record into our fields and the rest; `doc` wins over `id`."""
    found: dict[str, Any] = {}
    taken: set[str] = set()
    for name in ("doc", *_TEXT_FIELDS):
        mapped = columns.get(name) or (columns.get("id") if name == "doc" else None)
        source = mapped or ("id" if name == "doc" and "doc" not in record else name)
        # A column that --map gives to one field is not also read as another.
        if source in record and (mapped or source not in columns.values()):
            found[name] = record[source]
            taken.add(source)
    return found, {str(k): v for k, v in record.items() if k not in taken}


def _string(value: Any, name: str) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError("json", f"the field {name} is a {_kind(value)}, not a text")
    return value


def _kind(value: Any) -> str:
    kinds = {bool: "truth value", int: "number", float: "number", list: "list", dict: "object", str: "text"}
    return kinds.get(type(value), "null")


def _with_page(draft: Draft, source: str) -> Draft:
    page = read_page(check_text(source))
    return replace(
        draft, text=page.text, title=draft.title or page.title, dated=page.dated, hint=page.language,
        url=draft.url or page.url, outlet=draft.outlet or page.outlet, headline=False,
    )  # fmt: skip
