"""From which kinds of service North Korea stole in a year, as Chainalysis divides it."""

from macros.charts.chart import Chart
from macros.charts.choose import named

CHART = Chart(
    title="Lending and trading protocols lost the most",
    measure=(
        "Cryptocurrency stolen by North Korea, by kind of victim, in US dollars,"
        " {chainalysis-ed2024-2023-defi period}"
    ),
    caption=(
        "As Chainalysis divided the year in its first count of it. It has since lowered its total for the year without"
        " printing the parts anew, so these parts add up to more than its present total."
    ),
    rows=named(
        {
            "chainalysis-ed2024-2023-defi": "DeFi protocols",
            "chainalysis-ed2024-2023-exchanges": "Exchanges",
            "chainalysis-ed2024-2023-centralized": "Other centralized services",
            "chainalysis-ed2024-2023-wallets": "Wallet providers",
        }
    ),
    form="bars",
)
