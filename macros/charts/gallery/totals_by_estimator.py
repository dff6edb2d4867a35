"""What was stolen in all, by estimator and by the year in which each count ends."""

from macros.charts.chart import Chart
from macros.charts.choose import by_year

CHART = Chart(
    title="The running totals, side by side",
    measure="Cryptocurrency stolen by North Korea, in US dollars, by the year in which the count ends",
    caption=(
        "The counts begin in different years and so do not measure quite the same: the chart's table tells"
        " what time each of them covers."
    ),
    rows=by_year(
        {
            "nis-2022-five-year-total": "South Korean intelligence",
            "elliptic-nikkei-total-2017-2022": "Elliptic",
            "chainalysis-ed2023-2016-2022-total": "Chainalysis",
            "trm-2024-cumulative": "TRM Labs",
            "un-2024-total-2017-2023": "UN Panel of Experts",
            "recordedfuture-2023-total": "Recorded Future",
            "un-2024-may-total": "UN Panel, former members",
            "microsoft-2024-total": "Microsoft",
            "chainalysis-ed2026-alltime": "Chainalysis",
            "elliptic-2025-cumulative": "Elliptic",
            "trm-2025-cumulative": "TRM Labs",
            "certik-2026-total": "CertiK",
            "trm-2026-cumulative": "TRM Labs",
        }
    ),
    form="rivals",
)
