from bank import cash as coins, paper


def sizes():
    return coins.SIZES + paper.SIZES
