from shop.fields import Field


class Pluck(Field):
    pass
