LIMIT = 3

RATE: int = 1
