import shop.billing


class Till:
    billing = "class"
    RATE = 1


def sums(tills):
    rates = [shop.billing for shop in tills]
    first = [x for x in [shop.billing.RATE] for y in [shop.billing.RATE]]
    nested = {shop.RATE: [shop.billing for _ in "a"] for shop in tills if shop.billing}
    lazily = list(shop.billing.RATE + z for z in (shop.billing.RATE,))
    return rates, first, nested, lazily


def last(tills):
    any((shop := till) for till in tills)
    return shop.billing


def default(shop=shop.billing.RATE, *, till=lambda shop: shop.billing):
    return shop, till(Till)


class Desk:
    rate = shop.billing.RATE
    shop = Till
    other = shop.billing
    rates = [shop.billing.RATE for _ in "a"]
    letters = [letter for letter in shop.billing]

    def rate_of(self):
        return shop.billing.RATE


print(sums([Till]), last([Till]), default(), Desk.rate, Desk.other, Desk.rates, Desk.letters, Desk().rate_of())
