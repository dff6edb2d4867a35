"""What was stolen in each year, by those who have counted it."""

from macros.charts.chart import Chart
from macros.charts.choose import by_year

CHART = Chart(
    title="How much was stolen in a year depends on who counts",
    measure="Cryptocurrency stolen by North Korea in each year, in US dollars, by estimator",
    caption=(
        "Each dot is one published estimate. They are not averaged: every estimator decides for itself which thefts"
        " to lay at North Korea’s door, and what the coins were worth."
    ),
    rows=by_year(
        {
            "chainalysis-ed2023-2016-value": "Chainalysis",
            "chainalysis-ed2023-2017-value": "Chainalysis",
            "chainalysis-ed2023-2018-value": "Chainalysis",
            "chainalysis-ed2023-2019-value": "Chainalysis",
            "chainalysis-ed2023-2020-value": "Chainalysis",
            "chainalysis-ed2022-2021-value": "Chainalysis, first count",
            "chainalysis-ed2023-2021-value": "Chainalysis",
            "chainalysis-ed2023-2022-value": "Chainalysis",
            "chainalysis-2022-in-monahan": "Chainalysis, by Monahan’s list",
            "elliptic-nikkei-2022": "Elliptic, for Nikkei",
            "elliptic-2025-2022-record": "Elliptic",
            "trm-2024-2022": "TRM Labs",
            "un-2023-2022-range": "UN Panel of Experts",
            "nis-2022-2022": "South Korean intelligence",
            "chainalysis-ed2024-2023-value": "Chainalysis, first count",
            "chainalysis-ed2025-2023-value": "Chainalysis",
            "un-2024-value-2023": "UN Panel of Experts",
            "microsoft-2024-2023-range": "Microsoft",
            "trm-2024-2023": "TRM Labs",
            "immunefi-2023-dprk": "Immunefi",
            "chainalysis-ed2025-2024-value": "Chainalysis",
            "msmt-2024-value": "Monitoring team (MSMT)",
            "chainalysis-ed2026-2025-value": "Chainalysis",
            "certik-2025-value": "CertiK",
            "us-state-2025-total": "US State Department",
            "elliptic-2025-ytd": "Elliptic, part of the year",
            "trm-h1-2026-dprk": "TRM Labs, part of the year",
        },
        earlier=(
            "chainalysis-ed2022-2021-value",
            "elliptic-nikkei-2022",
            "chainalysis-ed2024-2023-value",
        ),
    ),
    form="rivals",
)
