"""More."""

LIMIT = 3
