from shop import billing, money, walk

print(billing.total, money.change, money.count, walk)
