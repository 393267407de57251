def typed(rate: int) -> int:
    return rate


def count(amounts):
    return len(amounts)
