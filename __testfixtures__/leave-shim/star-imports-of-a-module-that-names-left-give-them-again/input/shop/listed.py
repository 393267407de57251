__all__ = ("gross", "title")


def gross(amount):
    return amount


def title():
    return "Listed"
