from shop import stock, invoicing

from shop.rules import first, second
print(stock.left(first() + second()), invoicing.__name__[-9:])
