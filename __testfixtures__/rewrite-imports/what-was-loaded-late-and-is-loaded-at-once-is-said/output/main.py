import shop.core, shop.util


def f():
    from shop.util import plot
    return plot(1)
