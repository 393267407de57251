import shop as listed_shop

__all__ = ["listed"]


def listed(x):
    return listed_shop.nets.act.softmax(x)
