from shop.money import empty
from shop_invoicing import pay

START = (pay(1), empty())
