from shop.tax import settings


def rate():
    return settings["rate"]
