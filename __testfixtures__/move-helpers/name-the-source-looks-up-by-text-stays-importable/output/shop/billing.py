from shop.tax import rate as rate


def call(name):
    return globals()[name]()
