import shop.rates

print("{it.rates.EUR}".format(it=shop))
