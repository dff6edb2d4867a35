"""What the state's other unlawful trades have been said to bring in within a year."""

from macros.charts.chart import Chart
from macros.charts.choose import dated

CHART = Chart(
    title="Each of these other trades is put lower than theft",
    measure="Income of North Korea from a trade, in US dollars, with the time that each estimate speaks of",
    caption=(
        "Estimates by different people for different times, some of them decades apart: they show orders of size and"
        " cannot be added up. Theft is there for scale."
    ),
    rows=dated(
        {
            "chainalysis-ed2026-2025-value": "Theft of cryptocurrency",
            "itworkers-income-2024-treasury": "IT workers, per the US Treasury",
            "itworkers-income-range-un": "IT workers, per the UN panel",
            "overseas-labour-income-2023": "Labourers abroad",
            "cigarettes-yearly-2006": "Counterfeit cigarettes",
            "coal-illegal-2019": "Banned coal",
            "drugs-yearly": "Drugs",
            "counterfeit-yearly": "Counterfeit dollars",
        }
    ),
    form="bars",
    options={"accent": "Theft of cryptocurrency"},
)
