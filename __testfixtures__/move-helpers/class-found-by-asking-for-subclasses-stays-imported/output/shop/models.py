from shop import orm
from shop.entities import Order as Order


class Item(orm.Model):
    n = 2
