from shop import money


class Till:
    rate = money.RATE

    def total(self, *prices: "money.Price") -> float:
        return sum(money.rounded(price) for price in prices)


def receipt(till, prices):
    return f"{money.rounded(till.total(*prices))} at {money.RATE} %", lambda price: money.rounded(price)
