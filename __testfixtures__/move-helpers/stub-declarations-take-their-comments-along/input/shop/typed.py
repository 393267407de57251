def typed(rate: int) -> int:
    return rate
