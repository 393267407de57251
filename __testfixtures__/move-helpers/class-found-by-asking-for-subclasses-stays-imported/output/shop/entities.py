from shop import orm


class Order(orm.Dated):
    n = 1
