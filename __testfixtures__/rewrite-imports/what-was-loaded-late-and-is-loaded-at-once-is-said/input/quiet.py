import matplotlib
import shop.heavy
import shop.util


def f():
    from shop.plots import plot

    return plot(1)
