from shop.fast import add

TAX = 8


def total(x):
    return add(x)
