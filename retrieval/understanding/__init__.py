"""From explained words to a query: operation, measures, rows, units, times and limits."""
