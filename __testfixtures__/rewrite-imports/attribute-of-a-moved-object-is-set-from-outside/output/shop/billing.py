from shop.tax import Settings


def rate():
    return Settings.rate
