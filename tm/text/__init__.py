"""Pure functions on strings: the one place that knows how Korean and English are written."""
