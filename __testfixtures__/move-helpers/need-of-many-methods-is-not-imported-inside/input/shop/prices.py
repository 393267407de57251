__all__ = ["total"]

RATE = 119


class total:
    def a(self):
        return RATE + 1

    def b(self):
        return RATE + 2

    def c(self):
        return RATE + 3

    def d(self):
        return RATE + 4

    def e(self):
        return RATE + 5

    def f(self):
        return RATE + 6

    def g(self):
        return RATE + 7

    def h(self):
        return RATE + 8

    def i(self):
        return RATE + 9
