"""Questions by theme, each a query with a typed row: competency questions, and what answers of a theme ask.

The number in a competency question, such as CQ07, is its place in the list that the vocabulary
was designed against. What you would get wrong: no query here computes a rating; they read the
measure statuses that the snapshot already holds.
"""
