"""The doors: the command line and its settings."""
