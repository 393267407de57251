from shop.tax import gross

__all__ = ("gross", "title")


def title():
    return "Listed"
