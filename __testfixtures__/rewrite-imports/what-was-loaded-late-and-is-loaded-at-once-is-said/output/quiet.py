import matplotlib
import shop.heavy
import shop.util


def f():
    from shop.util import plot

    return plot(1)
