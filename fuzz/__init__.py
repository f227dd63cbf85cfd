"""Fuzzing: hostile inputs for every parser and table, each with a time limit (`make fuzz`, see SECURITY.md)."""
