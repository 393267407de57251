from bank import cash, paper
from shop import till


def change():
    return cash.SIZES + paper.SIZES, till.Till
