"""Readings and the ledger in other people's formats: one module a format."""

from depesche.exports.ledger_formats import FORMATS, export

__all__ = ["FORMATS", "export"]
