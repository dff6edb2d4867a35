"""What was stolen beside what was sold abroad, year by year."""

from macros.charts.chart import Chart
from macros.charts.choose import by_year

CHART = Chart(
    title="What is stolen has come to exceed what is exported",
    measure="Cryptocurrency stolen in the year beside goods exported in the year, in US dollars",
    caption=(
        "Thefts as counted by Chainalysis, in the latest edition read for each year; exports of goods as compiled by"
        " South Korea’s trade agency KOTRA, without trade between North and South. A theft is not an income: what"
        " reaches Pyongyang after laundering is less, and no source that we read says how much."
    ),
    rows=by_year(
        {
            "chainalysis-ed2023-2017-value": "Stolen",
            "dprk-exports-2017": "Exported",
            "chainalysis-ed2023-2018-value": "Stolen",
            "dprk-exports-2018": "Exported",
            "chainalysis-ed2023-2019-value": "Stolen",
            "dprk-exports-2019": "Exported",
            "chainalysis-ed2023-2020-value": "Stolen",
            "dprk-exports-2020": "Exported",
            "chainalysis-ed2023-2021-value": "Stolen",
            "dprk-exports-2021": "Exported",
            "chainalysis-ed2023-2022-value": "Stolen",
            "dprk-exports-2022": "Exported",
            "chainalysis-ed2025-2023-value": "Stolen",
            "dprk-exports-2023": "Exported",
            "chainalysis-ed2025-2024-value": "Stolen",
            "dprk-exports-2024": "Exported",
        }
    ),
    form="beside",
)
