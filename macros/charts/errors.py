"""What can go wrong with a chart."""

from collections.abc import Iterable

from macros.record.faults import suggestion


class ChartError(KeyError):
    """A chart that cannot be drawn; the text says which one, why, and the nearest known name of a misspelt one.

    `name` is the unknown name, where that is what is wrong.
    """

    name: str = ""

    def __str__(self) -> str:
        """The bare message: a KeyError would put it in quotation marks."""
        return str(self.args[0])

    @classmethod
    def unknown(cls, what: str, name: str, known: Iterable[str]) -> "ChartError":
        """The error for a `name` that is not among the `known` ones of its sort (`what`: "chart", "figure")."""
        error = cls(f"no {what} is called {name!r}{suggestion(name, sorted(known))}")
        error.name = name
        return error
