def rate():
    return 19


def currency():
    return "EUR"
