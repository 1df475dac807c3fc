"""The competency questions: what the thread must be able to answer, each a query with a typed row.

The number in a question, such as CQ07, is its place in the list that the vocabulary was
designed against. What you would get wrong: no query here computes a rating; they read the
measure statuses that the snapshot already holds.
"""
