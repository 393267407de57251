def count(coins):
    return len(coins)


if __name__ == "__main__":
    coins = [1, 2]
    _ = count(coins)
