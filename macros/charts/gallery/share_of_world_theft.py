"""North Korea's share of all cryptocurrency stolen in the world, by year and estimator."""

from macros.charts.chart import Chart
from macros.charts.choose import by_year

CHART = Chart(
    title="In the latest years, most of all crypto theft",
    measure="North Korea’s share of the value of all cryptocurrency stolen in the world, by year and estimator",
    caption=("The estimators divide by different wholes: some count break-ins only, others fraud as well."),
    rows=by_year(
        {
            "chainalysis-ed2023-2022-share": "Chainalysis",
            "trm-2024-2023-share": "TRM Labs",
            "immunefi-2023-share": "Immunefi",
            "chainalysis-ed2025-2024-share-value": "Chainalysis",
            "trm-2025-share": "TRM Labs",
            "certik-2025-share-value": "CertiK",
            "chainalysis-ed2026-2025-share-value": "Chainalysis",
        }
    ),
    form="rivals",
)
