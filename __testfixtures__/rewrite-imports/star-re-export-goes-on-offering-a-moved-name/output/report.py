from shop import LEFT, Invoice, net_price

print(net_price(2), Invoice(3).total, LEFT)
