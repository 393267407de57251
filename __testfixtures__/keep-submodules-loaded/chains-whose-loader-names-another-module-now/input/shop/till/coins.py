def count(coins):
    return len(coins)


def value(coins):
    return sum(coins)
