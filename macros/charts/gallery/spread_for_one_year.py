"""Everything that has been printed for the most contested year, side by side."""

from macros.charts.chart import Chart
from macros.charts.choose import rivals

CHART = Chart(
    title="The same year, counted again and again",
    measure=(
        "Cryptocurrency stolen by North Korea in {chainalysis-ed2023-2022-value period}, in US dollars,"
        " by estimator"
    ),
    caption="Every estimate for the year in the record. Not all lay the same thefts at North Korea’s door.",
    rows=rivals("stolen-2022", earlier=("elliptic-nikkei-2022", "trm-aug2023-2022", "nis-2022-2022")),
    form="rivals",
)
