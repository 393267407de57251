RATE: float

class Invoice:
    total: int
