"""The forms that charts take: one module each, whose `draw(rows, room, options)` gives a Vega-Lite specification."""
