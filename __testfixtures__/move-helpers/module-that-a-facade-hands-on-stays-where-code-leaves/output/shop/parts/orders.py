import shop.money as coins  # noqa: F401
from shop import inks as inks, labels as tags  # noqa: F401


def count(lines):
    return len(lines)
