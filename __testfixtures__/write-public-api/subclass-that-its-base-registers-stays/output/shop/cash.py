from shop.base import Kind


class Cash(Kind):
    pass
