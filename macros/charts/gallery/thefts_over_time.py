"""All thefts of the record on a time line, by how firmly each is laid at North Korea's door."""

from macros.charts.chart import Chart
from macros.charts.choose import incidents

CHART = Chart(
    title="A few very large thefts, and many small ones less surely attributed",
    measure="Thefts of cryptocurrency, area by the amount in US dollars when it was taken, by date",
    caption=(
        "Full circles: a government says that it was North Korea. Tinted: a firm or a panel of experts assesses so."
        " Open: it is suspected, or disputed. Thefts for which no source gives an amount in dollars are not shown."
    ),
    rows=incidents,
    form="timeline",
)
