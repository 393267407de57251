class Rate:
    value = 19


FLOOR = 1


def total(rate=Rate):
    return rate.value + 100
