def weigh(ounces):
    from shop import gold  # heavy

    return ounces * gold.OUNCE


def count(bullion):
    from shop import gold

    return bullion / gold.OUNCE
