def rate():
    return 19


def reduced():
    return 7


def total():
    return 100


def currency():
    return "EUR"
