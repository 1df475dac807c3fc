"""Answers as text for a terminal or a pipe: the same values as the JSON, laid out to be read."""
