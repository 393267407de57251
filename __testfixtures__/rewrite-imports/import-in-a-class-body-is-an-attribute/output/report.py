class Till:
    from shop import billing, tax
    from shop.billing import gross_price as price, net_price

    rate = tax.RATE
    price = staticmethod(price)

    def charge(self):
        return self.billing.gross_price(4) + self.price(1)


print(Till.rate, Till().charge(), Till.net_price(2))
