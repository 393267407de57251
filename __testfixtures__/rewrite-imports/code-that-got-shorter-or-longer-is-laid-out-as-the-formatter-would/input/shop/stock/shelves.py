def fill(shelf, goods, keep=True):
    return shelf
