"""What came back, or was at least frozen, beside what was taken."""

from macros.charts.chart import Chart
from macros.charts.choose import recovered

CHART = Chart(
    title="Little of it comes back",
    measure="Thefts of which some part was frozen, seized or returned, in US dollars",
    caption=(
        "The thefts are those for which the record holds both an amount taken and an amount stopped; for all others"
        " nothing is known to have come back. What was frozen is not always returned, and amounts stopped later may"
        " contain the same coins."
    ),
    rows=recovered,
    form="beside",
)
