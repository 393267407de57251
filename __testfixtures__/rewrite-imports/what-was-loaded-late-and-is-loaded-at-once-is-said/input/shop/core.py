def run(x):
    from shop.plots import plot
    return plot(x)
