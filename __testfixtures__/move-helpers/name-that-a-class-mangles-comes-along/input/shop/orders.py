def _Bill__rate(amount):
    return amount * 0.2


def __rate(amount):
    return amount


class Bill:
    __limit = 3

    def tax(self, __amount):
        def inner():
            return __rate(__amount)

        return inner() if __amount < self.__limit else _Bill__rate(3)


def order(amount):
    return __rate(amount)
