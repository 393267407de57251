import invoicing
from shop import stock

from shop.law import first
from shop.rules import second
print(stock.left(first() + second()), invoicing.__name__[-9:])
