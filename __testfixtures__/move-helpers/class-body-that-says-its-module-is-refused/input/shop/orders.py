class Order:
    label = __module__ + "." + __qualname__


class Item:
    def __module__(self):
        return "own"

    where = __module__
