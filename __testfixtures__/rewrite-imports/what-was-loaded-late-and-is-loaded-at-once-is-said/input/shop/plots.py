import matplotlib.pyplot as plt
from shop.heavy import table


def plot(x):
    return plt.plot(table(x))


def show(x):
    return plot(x)
