from . import __name__ as own
from .. import Line, lines
from ..lines import Line as L
from shop import stock
from shop.people import STAFF, customers
from shop.people.customers import Customer
from shop.stock import left

print(Line is L, lines.Line is L, stock.left(1), STAFF, customers.Customer.name, Customer.name, left(2))
