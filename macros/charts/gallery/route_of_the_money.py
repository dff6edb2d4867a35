"""The route of the money, from the theft to the weapons, with what is known of each station."""

from macros.charts.chart import Chart
from macros.charts.choose import stations

CHART = Chart(
    title="From the theft to the weapons",
    measure="The usual stations of stolen cryptocurrency, with a number that has been published for each",
    caption=(
        "A route and not a sum: the numbers speak of different thefts and years, as the chart's table tells. Not all"
        " coins pass every station, and the order changes from theft to theft."
    ),
    rows=stations(
        {
            "Taken": {"bybit-loss-fbi": "in the largest of the thefts, by the FBI’s account"},
            "Swapped": {"bybit-conversion-days": "for the ether of that theft to be swapped for other coins"},
            "Carried to other chains": {
                "thorchain-bybit-share-april": "of that ether went into bitcoin through THORChain"
            },
            "Mixed": {"mixer-share-2021": "of a year’s loot went through mixers"},
            "Sold to brokers": {
                "laundering-cycle-days": "for a big haul to be laundered, as a rule",
                "cashout-share-kept": "of the value is what North Korea keeps in some deals",
            },
            "Spent": {
                "un-2024-wmd-share": "of the weapons programmes is paid for by cyber activity, a state told UN experts"
            },
        }
    ),
    form="route",
)
