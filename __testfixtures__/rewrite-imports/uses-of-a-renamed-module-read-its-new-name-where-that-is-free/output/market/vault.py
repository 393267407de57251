def weigh(ounces):
    import bullion  # heavy

    return ounces * bullion.OUNCE


def count(bullion):
    import bullion as gold

    return bullion / gold.OUNCE
