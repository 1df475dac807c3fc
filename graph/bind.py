"""The one place where values enter SPARQL text.

A ``$name`` in a .rq or .ru file is a parameter; it is replaced by the N-Triples form of
a typed term, which no value can break out of. ``?name`` is always a variable. Engines'
own bindings are not used: they fail inside property paths, in updates and on servers.
"""

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import QueryContractError

_TOKEN = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")

Value = NamedNode | Literal | Iterable[Quad]


def bind(text: str, values: Mapping[str, Value]) -> str:
    """The text with every parameter replaced; missing and superfluous values are refused."""
    wanted = set(_TOKEN.findall(text))
    if wanted != set(values):
        missing, extra = sorted(wanted - set(values)), sorted(set(values) - wanted)
        raise QueryContractError(f"parameters missing: {missing}; not in the query: {extra}")
    return _TOKEN.sub(lambda match: _written(values[match.group(1)]), text)


def _written(value: Value) -> str:
    if isinstance(value, NamedNode | Literal):
        return str(value)
    return "\n".join(f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}" for q in value)
