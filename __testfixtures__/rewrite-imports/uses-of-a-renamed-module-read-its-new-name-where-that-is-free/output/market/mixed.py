from bank import cash, paper as notes


def wrap(paper):
    return paper, cash.SIZES, notes.SIZES
