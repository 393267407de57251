from . import __name__ as own
from .. import Line, lines
from ..lines import Line as L
from ... import stock
from ...people import STAFF, customers
from ...people.customers import Customer
from ...stock import left

print(Line is L, lines.Line is L, stock.left(1), STAFF, customers.Customer.name, Customer.name, left(2))
