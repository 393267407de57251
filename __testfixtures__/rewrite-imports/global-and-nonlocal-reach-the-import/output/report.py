billing = None


def load():
    global billing
    from shop import invoicing as billing
    import shop.invoicing as loaded

    def again():
        nonlocal loaded
        loaded = loaded.RATE
        return loaded

    return again()


def use():
    return billing.net_price(3)


def outer():
    from shop import invoicing as billing

    def inner():
        nonlocal billing
        rate = billing.RATE
        billing = None
        return rate

    return inner(), billing


print(load(), use(), outer())
