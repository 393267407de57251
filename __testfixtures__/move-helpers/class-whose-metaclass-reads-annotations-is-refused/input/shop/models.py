from shop.forms import Form


class Box(metaclass=Form):
    width: int


LIMIT = 3
