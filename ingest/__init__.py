"""From a file that people made to records we trust, with the cell behind every value."""
