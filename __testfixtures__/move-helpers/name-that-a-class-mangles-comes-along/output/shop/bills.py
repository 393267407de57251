from shop.orders import _Bill__rate


class Bill:
    __limit = 3

    def tax(self, __amount):
        def inner():
            return __rate(__amount)

        return inner() if __amount < self.__limit else _Bill__rate(3)
