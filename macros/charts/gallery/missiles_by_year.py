"""Missiles launched in each year, as the James Martin Center counts them."""

from macros.charts.chart import Chart
from macros.charts.choose import by_year

CHART = Chart(
    title="Missile launches come in waves",
    measure="Missiles launched by North Korea in a year, each missile of a salvo counted",
    caption=(
        "Count of the James Martin Center for Nonproliferation Studies, which takes in only missiles that can carry a"
        " heavy load far; militaries that count every kind print higher numbers. An open column is a year not yet over."
    ),
    rows=by_year(
        {
            "missile-tests-2012": "Missiles",
            "missile-tests-2013": "Missiles",
            "missile-tests-2014": "Missiles",
            "missile-tests-2015": "Missiles",
            "missile-tests-2016": "Missiles",
            "missile-tests-2017": "Missiles",
            "missile-tests-2018": "Missiles",
            "missile-tests-2019": "Missiles",
            "missile-tests-2020": "Missiles",
            "missile-tests-2021": "Missiles",
            "missile-tests-2022": "Missiles",
            "missile-tests-2023": "Missiles",
            "missile-tests-2024": "Missiles",
            "missile-tests-2025": "Missiles",
            "missile-tests-2026": "Missiles",
        },
        partial=("missile-tests-2026",),
    ),
    form="columns",
)
