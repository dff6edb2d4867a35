"""Whose businesses lost how much, as Elliptic counted it for Nikkei."""

from macros.charts.chart import Chart
from macros.charts.choose import named

CHART = Chart(
    title="Japan’s businesses lost the most",
    measure=(
        "Cryptocurrency taken from businesses by North Korean hackers, in US dollars,"
        " {losses-japan-2017-2022 period}"
    ),
    caption=(
        "Elliptic’s estimate, made for Nikkei. Only the places for which an amount was published are shown."
    ),
    rows=named(
        {
            "losses-japan-2017-2022": "Japan",
            "losses-vietnam-2017-2022": "Vietnam",
            "losses-us-2017-2022": "United States",
            "losses-hongkong-2017-2022": "Hong Kong",
        }
    ),
    form="bars",
)
