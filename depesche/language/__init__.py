"""Text in, `Parse` out; the only room that knows spaCy."""
