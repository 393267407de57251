from shop.trace import caller


def sell(item):
    return f"{caller()}: {item}"


def count():
    return 3
