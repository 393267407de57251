import shop.invoicing


class Till:
    billing = "class"
    RATE = 1


def sums(tills):
    rates = [shop.billing for shop in tills]
    first = [x for x in [shop.invoicing.RATE] for y in [shop.invoicing.RATE]]
    nested = {shop.RATE: [shop.billing for _ in "a"] for shop in tills if shop.billing}
    lazily = list(shop.invoicing.RATE + z for z in (shop.invoicing.RATE,))
    return rates, first, nested, lazily


def last(tills):
    any((shop := till) for till in tills)
    return shop.billing


def default(shop=shop.invoicing.RATE, *, till=lambda shop: shop.billing):
    return shop, till(Till)


class Desk:
    rate = shop.invoicing.RATE
    shop = Till
    other = shop.billing
    rates = [shop.invoicing.RATE for _ in "a"]
    letters = [letter for letter in shop.billing]

    def rate_of(self):
        return shop.invoicing.RATE


print(sums([Till]), last([Till]), default(), Desk.rate, Desk.other, Desk.rates, Desk.letters, Desk().rate_of())
