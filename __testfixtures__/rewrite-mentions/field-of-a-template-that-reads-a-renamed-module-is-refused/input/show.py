import shop.rates

print("{0.rates.EUR:>3}".format(shop))
print("{:>3} {.rates.EUR!r}".format(1, shop))
