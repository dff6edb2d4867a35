"""What came back, or was at least frozen, beside what was taken."""

from macros.charts.chart import Chart
from macros.charts.choose import recovered

CHART = Chart(
    title="Little of it comes back",
    measure="Thefts of which some part was frozen, seized or returned, in US dollars",
    caption=(
        "The thefts for which the record holds both an amount taken and an amount stopped; for the others it holds no"
        " amount that came back. What was frozen is not always returned, and amounts stopped one after the other may"
        " be the same coins."
    ),
    rows=recovered,
    form="beside",
)
