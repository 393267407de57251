import io

import shop
from shop import billing


class Page:
    __match_args__ = ("RATE",)
    RATE = "page"


page = Page()


def loops():
    for billing in [page]:
        print(billing.RATE)
    for shop in ():
        return shop.billing.RATE


def handles():
    with io.StringIO("x") as billing, io.StringIO("y") as shop:
        print(billing.read(), shop.read())


def fails():
    try:
        raise ValueError("sold out")
    except ValueError as shop:
        print(shop.args)


def matches(value):
    match value:
        case {"bill": shop, **billing}:
            return shop.billing, billing
        case [Page(RATE=shop), *billing]:
            return shop.upper(), billing
        case Page(billing) as shop:
            return shop.RATE, billing.title()
        case shop.billing.RATE:
            return "never: shop is a local name"


def imports():
    import json as billing

    class shop:
        billing = "class"

    return billing.dumps(1), shop.billing


def module():
    return shop.billing.RATE, billing.RATE


loops()
handles()
fails()
print(matches([page, 1]), matches(page), imports(), module())
