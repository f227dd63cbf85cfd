"""Knowledge as tables, their row types and their loader."""
