def count(coins):
    return len(coins)
