"""Results that are kept with a record: as it never changes, what has been worked out from it once stays true."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from macros.record.model import Record

Asked = ParamSpec("Asked")
Result = TypeVar("Result")


def kept(
    function: Callable[Concatenate[Record, Asked], Result],
) -> Callable[Concatenate[Record, Asked], Result]:
    """The function with its results kept as long as their record is; what it raises is worked out anew."""

    @wraps(function)
    def once(record: Record, /, *asked: Asked.args, **named: Asked.kwargs) -> Result:
        question = (function, asked, *named.items())
        if question not in record.worked_out:
            record.worked_out[question] = function(record, *asked, **named)
        result: Result = record.worked_out[question]
        return result

    return once
