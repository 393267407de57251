from shop_invoicing import pay
from shop.money import empty

START = (pay(1), empty())
