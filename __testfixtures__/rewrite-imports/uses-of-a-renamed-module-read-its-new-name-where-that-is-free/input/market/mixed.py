from shop import coins, notes


def wrap(paper):
    return paper, coins.SIZES, notes.SIZES
