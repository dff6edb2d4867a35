"""BibTeX and BibLaTeX: one `@misc` entry a document."""

from macros.citations.work import Work, month

_LATEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
"""An address stands as it is, but for what would end the field."""


def bibtex(work: Work) -> str:
    """The entry; names that are not people's and titles stand in braces of their own, which keep them whole."""
    author = " and ".join(
        f"{{{_text(name)}}}" if isinstance(name, str) else f"{_text(name.family)}, {_text(name.given)}"
        for name in work.authors
    )
    title = _text(work.title) if work.is_titled else f"[{_text(work.title)}]"
    fields = {
        "author": author or f"{{{_text(work.publisher)}}}",
        "title": f"{{{title}}}",
        "howpublished": _text(work.publisher) if author else "",
        **_date(work),
        "url": work.url.translate(_ADDRESS),
        "urldate": str(work.accessed or ""),
        "note": rf"Archived at \url{{{work.archived.translate(_ADDRESS)}}}" if work.archived else "",
    }
    lines = [
        f"{name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value
    ]
    return f"@misc{{{work.key},\n" + ",\n".join(lines) + "\n}"


def _date(work: Work) -> dict[str, str]:
    if work.date is None:
        return {}
    return {
        "year": str(work.date.year),
        "month": month(work.date)[:3].lower(),
        "day": str(work.date.day or ""),
    }


def _text(text: str) -> str:
    return text.translate(_LATEX)
