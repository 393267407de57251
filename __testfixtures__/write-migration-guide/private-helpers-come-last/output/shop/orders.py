"""Orders of the shop."""


class Order:
    pass
