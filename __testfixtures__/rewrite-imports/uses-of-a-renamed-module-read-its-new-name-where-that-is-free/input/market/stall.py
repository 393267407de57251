from shop import coins, notes, till


def change():
    return coins.SIZES + notes.SIZES, till.Till
