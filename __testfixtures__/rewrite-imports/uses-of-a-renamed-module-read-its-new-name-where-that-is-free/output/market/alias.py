from bank import cash as change

SMALL = change.SIZES[0]
