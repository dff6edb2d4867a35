"""What could still be followed of the Bybit loot, and what could not, as Bybit reported it."""

from macros.charts.chart import Chart
from macros.charts.choose import dated

CHART = Chart(
    title="The trail of the Bybit loot went cold within months",
    measure="Shares of the coins stolen from Bybit, by date of Bybit’s report",
    caption=(
        "Gone dark: no longer followed. Traceable: seen, though not within reach. Frozen: held by an exchange or an"
        " issuer. The shares are Bybit’s own; what it said had gone dark fell before it rose."
    ),
    rows=dated(
        {
            "bybit-dark-march": "Gone dark",
            "bybit-traceable-early-march": "Traceable",
            "bybit-frozen-march": "Frozen",
            "bybit-dark-20-march": "Gone dark",
            "bybit-traceable-march": "Traceable",
            "bybit-frozen-20-march": "Frozen",
            "bybit-dark-april": "Gone dark",
            "bybit-traceable-april": "Traceable",
            "bybit-frozen-april": "Frozen",
            "bybit-dark-july": "Gone dark",
            "bybit-traceable-july": "Traceable",
            "bybit-frozen-july": "Frozen",
        }
    ),
    form="beside",
)
