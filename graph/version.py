"""Which version of the product, and of its rules, makes what is being made.

It stands in every snapshot, because a snapshot holds conclusions: one that another version
made is never read as ours, but built afresh.
"""

from importlib.metadata import version

from graph.status.measure_status import RULE_SET

MAKER = f"golden-thread-{version('golden-thread')}-rules-{RULE_SET}"
