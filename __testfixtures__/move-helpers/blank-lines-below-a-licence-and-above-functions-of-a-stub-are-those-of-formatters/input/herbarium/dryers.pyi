DAYS: int
