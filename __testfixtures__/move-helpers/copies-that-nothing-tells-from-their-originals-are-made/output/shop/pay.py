from shop.till import EMPTY, RATES, Counted, Missing, NotFound, rate, remember, total


def go(x):
    return remember(x), rate(x), total([x]), Counted(), EMPTY, RATES, NotFound, Missing


RATES = {"EUR": 2}


def rate(name):
    return RATES.get(name)


def total(values):
    values.append(1)
    return sum(values)
