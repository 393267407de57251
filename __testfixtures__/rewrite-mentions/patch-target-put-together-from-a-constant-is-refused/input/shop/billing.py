import time


def rate():
    return 19 if time.time() > 0 else 7


def currency():
    return "EUR"
