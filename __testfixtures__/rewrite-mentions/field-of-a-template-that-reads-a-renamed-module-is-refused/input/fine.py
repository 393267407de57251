import shop.rates

print("{0.EUR} {1.rates} {shop.rates.EUR}".format(shop.rates, object(), shop=shop))
