import shop.core, shop.util


def f():
    from shop.plots import plot
    return plot(1)
