"""HTML of traced numbers: the one place that knows how a number is marked on a page, and where it leads."""
