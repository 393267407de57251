from collections import UserList

from shop.invoicing._text import Titled


class Bill(Titled, UserList):
    pass


def total(lines):
    return sum(lines)
