"""Results that are kept with a record: as it never changes, what has been worked out from it once stays true."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Unchanging(Protocol):
    """A record, or anything else that never changes and keeps what has been worked out from it."""

    @property
    def worked_out(self) -> dict[object, Any]:
        """The results by the questions that they answer."""


About = TypeVar("About", bound=Unchanging)
Asked = ParamSpec("Asked")
Result = TypeVar("Result")
_NOT_YET: Any = object()


def kept(
    function: Callable[Concatenate[About, Asked], Result],
) -> Callable[Concatenate[About, Asked], Result]:
    """The function with its results kept as long as their record is; what it raises is worked out anew."""

    @wraps(function)
    def once(about: About, /, *asked: Asked.args, **named: Asked.kwargs) -> Result:
        known, question = about.worked_out, (function, asked, *named.items())
        result: Result = known.get(question, _NOT_YET)
        if result is _NOT_YET:
            result = known[question] = function(about, *asked, **named)
        return result

    return once
