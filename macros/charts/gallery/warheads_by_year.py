"""Estimates of North Korea's nuclear warheads, by year and estimator."""

from macros.charts.chart import Chart
from macros.charts.choose import by_year

CHART = Chart(
    title="Estimates of the arsenal keep growing",
    measure="Nuclear warheads that North Korea may have, by year and estimator",
    caption=(
        "FAS is the Federation of American Scientists, SIPRI the Stockholm International Peace Research"
        " Institute; both estimate. SIPRI’s figure for {sipri-warheads-2021 period} is what the fissile material"
        " would allow, its later ones are warheads thought to be assembled: they do not form a series."
    ),
    rows=by_year(
        {
            "fas-warheads-2018": "FAS",
            "fas-warheads-2019": "FAS",
            "fas-warheads-2020": "FAS",
            "sipri-warheads-2021": "SIPRI, by material",
            "fas-warheads-2021": "FAS",
            "sipri-warheads-2022": "SIPRI",
            "fas-warheads-2022": "FAS",
            "sipri-warheads-2023": "SIPRI",
            "fas-warheads-2023": "FAS",
            "sipri-warheads-2024": "SIPRI",
            "fas-warheads-2024": "FAS",
            "sipri-warheads-2025": "SIPRI",
            "fas-warheads-2025": "FAS",
            "fas-warheads-2026": "FAS",
        }
    ),
    form="rivals",
)
