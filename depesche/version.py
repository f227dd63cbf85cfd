"""The version of the package and the day its knowledge tables were kept up to."""

VERSION = "0.1.0"
KNOWLEDGE_AS_OF = "2026-11-23"
