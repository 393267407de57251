from shop import money, till, vat, walk

print(vat.total, till.change, money.count, walk)
