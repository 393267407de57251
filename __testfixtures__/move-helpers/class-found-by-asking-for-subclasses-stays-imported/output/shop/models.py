from shop import orm
from shop.entities import Order as Order  # noqa: E402


class Item(orm.Model):
    n = 2
