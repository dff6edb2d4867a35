"""What was stolen in each year, by everyone who has counted it."""

from macros.charts.chart import Chart
from macros.charts.choose import rivals

CHART = Chart(
    title="For every year the answer depends on who counts",
    measure="Cryptocurrency stolen by North Korea in a year, in US dollars, by each estimator",
    caption=(
        "Each dot is one published estimate, labelled with the estimator. They are not averaged: each counts the"
        " thefts that it lays at North Korea’s door itself, and values the coins in its own way."
    ),
    rows=rivals("stolen-2021", "stolen-2022", "stolen-2023", "stolen-2024", "stolen-2025"),
    form="rivals",
)
