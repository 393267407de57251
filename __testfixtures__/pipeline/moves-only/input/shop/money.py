"""Money."""

STEP = 5
