"""Answers: frozen values that the command line, pages and other tools show in their own ways."""
