RATE: float
