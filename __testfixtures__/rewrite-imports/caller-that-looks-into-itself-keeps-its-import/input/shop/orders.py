from shop.baskets import Basket


class Order(Basket):
    pass
