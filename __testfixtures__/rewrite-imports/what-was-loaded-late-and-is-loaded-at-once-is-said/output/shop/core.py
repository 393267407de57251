def run(x):
    from shop.util import plot
    return plot(x)
