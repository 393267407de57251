from shop import orm


class Order(orm.Dated):
    n = 1


class Item(orm.Model):
    n = 2
