LIMIT: int = 3
