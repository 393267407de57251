from shop import coins, notes


def sizes():
    return coins.SIZES + notes.SIZES
