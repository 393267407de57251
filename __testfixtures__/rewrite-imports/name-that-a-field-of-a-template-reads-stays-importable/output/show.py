import shop.rates
from shop import rates

print("{0.EUR} {1.rates.EUR} {other.USD}".format(rates, shop, other=rates))
