from shop.table import HOOKS


def report(prices):
    import shop.till as _shop_till  # noqa: F401
    from shop.sums import total

    return total(prices), sorted(HOOKS)
