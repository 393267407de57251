from shop.tax import Invoice as Invoice, Receipt as Receipt, rate as rate


def total():
    return 100
