from shop import misc


class Till:
    rate = misc.RATE

    def total(self, *prices: "misc.Price") -> float:
        return sum(misc.rounded(price) for price in prices)


def receipt(till, prices):
    return f"{misc.rounded(till.total(*prices))} at {misc.RATE} %", lambda price: misc.rounded(price)
