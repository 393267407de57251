def value(coins):
    return sum(coins)
