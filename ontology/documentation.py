"""The pages about the vocabulary that are written from it: the terms, and what lacks Welsh.

``python -m ontology.documentation`` rewrites both; a test fails while a committed page
differs from what is written here. Change the Turtle or the CSV files, never the pages.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from ontology import GT, OWL, RDF, RDFS, SKOS
from ontology.codes import code_lists
from ontology.vocabulary import vocabulary_files

FOLDER = Path(__file__).parent
WORDS_OF_TYPE: Mapping[NamedNode, str] = {
    OWL.Class: "class",
    OWL.ObjectProperty: "link",
    OWL.DatatypeProperty: "value",
}


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term as the pages show it; ``labels`` holds its labels by language, ``example`` may be empty."""

    name: str
    theme: str
    type: str
    labels: Mapping[str, str]
    definition: str
    example: str


def term_entries() -> list[TermEntry]:
    """Every term of the vocabulary, theme by theme, in the order of their names."""
    entries: list[TermEntry] = []
    for file in vocabulary_files():
        triples = [quad.triple for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE)]
        entries.extend(_entries(file.name.removesuffix(".ttl"), triples))
    return sorted(entries, key=lambda entry: (entry.theme, entry.name.casefold(), entry.name))


def terms_page() -> str:
    """The page of all terms, a table for each theme."""
    lines = [
        "# Terms",
        "",
        "Written from the Turtle files by `python -m ontology.documentation`. A *class* is a kind of thing,",
        "a *link* leads from a thing to a thing, a *value* from a thing to a figure, date or text.",
    ]
    theme = ""
    for entry in term_entries():
        if entry.theme != theme:
            theme = entry.theme
            lines += [
                "",
                f"## {theme.capitalize()}",
                "",
                *_head("Term", "Is a", "English", "Welsh", "Meaning"),
            ]
        example = f" *{entry.example}*" if entry.example else ""
        lines.append(
            _row(
                f"`gt:{entry.name}`",
                entry.type,
                entry.labels["en"],
                entry.labels.get("cy", ""),
                entry.definition + example,
            )
        )
    return "\n".join(lines) + "\n"


def translate_page() -> str:
    """The page of everything that has English and no Welsh."""
    lines = [
        "# What a translator is asked for",
        "",
        "Written from the Turtle and CSV files by `python -m ontology.documentation`. Welsh stands in them",
        "only where a public source was found; what follows has none.",
        "",
        "## Terms",
        "",
        *_head("Term", "English", "Meaning"),
        *(
            _row(f"`gt:{e.name}`", e.labels["en"], e.definition)
            for e in term_entries()
            if "cy" not in e.labels
        ),
        "",
        "## Names of code lists",
        "",
        *_head("List", "English", "Meaning"),
        *(
            _row(f"`{x.key}`", x.labels["en"], x.definition)
            for x in code_lists().values()
            if "cy" not in x.labels
        ),
        "",
        "## Codes",
        "",
        *_head("List", "Code", "English", "Meaning"),
        *_untranslated_codes(),
    ]
    return "\n".join(lines) + "\n"


PAGES = {"TERMS.md": terms_page, "TRANSLATE.md": translate_page}


def write_pages() -> None:
    """Write the pages beside this module."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


def _entries(theme: str, triples: Iterable[Triple]) -> Iterator[TermEntry]:
    stated: dict[NamedNode, list[Triple]] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(GT.iri):
            stated.setdefault(triple.subject, []).append(triple)
    for subject, about in stated.items():
        yield TermEntry(
            name=subject.value.removeprefix(GT.iri),
            theme=theme,
            type=next(
                WORDS_OF_TYPE[t.object]
                for t in about
                if t.predicate == RDF.type and isinstance(t.object, NamedNode) and t.object in WORDS_OF_TYPE
            ),
            labels=_texts(about, RDFS.label),
            definition=_texts(about, SKOS.definition).get("en", ""),
            example=_texts(about, SKOS.example).get("en", ""),
        )


def _texts(triples: Iterable[Triple], predicate: NamedNode) -> Mapping[str, str]:
    return {
        triple.object.language or "": triple.object.value
        for triple in triples
        if triple.predicate == predicate and isinstance(triple.object, Literal)
    }


def _untranslated_codes() -> Iterator[str]:
    for code_list in code_lists().values():
        for each in code_list.concepts:
            if "cy" not in each.labels:
                yield _row(f"`{code_list.key}`", f"`{each.key}`", each.labels["en"], each.definition)


def _head(*headings: str) -> list[str]:
    return [_row(*headings), _row(*("---" for _ in headings))]


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    write_pages()
