"""Whose businesses lost how much, as Elliptic counted it for Nikkei."""

from macros.charts.chart import Chart
from macros.charts.choose import named

CHART = Chart(
    title="Japan’s businesses lost the most",
    measure=(
        "Cryptocurrency taken from businesses by North Korean hackers, in US dollars, {japan-loss period}"
    ),
    caption=(
        "Elliptic’s estimate, made for Nikkei, of theft and ransom together. Only the places for which an amount was"
        " published are shown."
    ),
    rows=named(
        {
            "japan-loss": "Japan",
            "vietnam-loss": "Vietnam",
            "us-loss": "United States",
            "hong-kong-loss": "Hong Kong",
        }
    ),
    form="bars",
)
