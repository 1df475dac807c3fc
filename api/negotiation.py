"""Which form of an answer a caller wants: by suffix, else by the header Accept with its weights.

What you would get wrong: a caller that accepts anything (``*/*``) gets the first form
offered, and one that accepts nothing offered gets a 406, never a form it did not ask for.
"""

from collections.abc import Mapping, Sequence

MEDIA_TYPES: Mapping[str, str] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "html": "text/html",
}


def split_suffix(path: str) -> tuple[str, str | None]:
    """A path and the form that its suffix asks for, if it has one."""
    stem, dot, suffix = path.rpartition(".")
    return (stem, suffix) if dot and stem and suffix in MEDIA_TYPES else (path, None)


def chosen_form(accept: str | None, offered: Sequence[str]) -> str | None:
    """The offered form that is accepted with the greatest weight; none when none is."""
    forms = {MEDIA_TYPES[form]: form for form in offered}
    media_type = chosen_type(accept, tuple(forms))
    return forms[media_type] if media_type else None


def chosen_type(accept: str | None, offered: Sequence[str]) -> str | None:
    """The offered media type that is accepted with the greatest weight; none when none is."""
    ranges = _ranges(accept or "*/*")
    weighed = [(_weight(each, ranges), -place, each) for place, each in enumerate(offered)]
    weight, _, media_type = max(weighed)
    return media_type if weight > 0 else None


def chosen_language(accept: str | None) -> str:
    """The language of pages for a browser's Accept-Language: Welsh only where it is preferred."""
    ranges = _ranges(accept or "en")
    weights = {
        language: max((q for name, q in ranges.items() if name.split("-")[0] == language), default=0.0)
        for language in ("en", "cy")
    }
    return "cy" if weights["cy"] > weights["en"] else "en"


def _ranges(header: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in header.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        if name:
            found[name] = _quality(parameters)
    return found


def _quality(parameters: Sequence[str]) -> float:
    text = next((each[2:].strip() for each in parameters if each.startswith("q=")), "1")
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def _weight(media_type: str, ranges: Mapping[str, float]) -> float:
    """The weight that the most exact matching range gives."""
    wide = media_type.partition("/")[0] + "/*"
    return next((ranges[name] for name in (media_type, wide, "*/*") if name in ranges), 0.0)
