from shop.plots import draw


def show():
    return draw()
