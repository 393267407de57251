def outer(prices):
    def inner(price):
        from shop.billing import RATE, gross_price, net_price

        return lambda: (net_price(price), gross_price(price), RATE)

    async def later():
        import shop.billing

        return shop.billing.net_price(3)

    return [inner(price)() for price in prices], later


print(outer([1, 2])[0])
