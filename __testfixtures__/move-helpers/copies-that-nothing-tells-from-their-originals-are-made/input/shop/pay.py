from shop.till import EMPTY, RATES, Counted, Missing, NotFound, rate, remember, total


def go(x):
    return remember(x), rate(x), total([x]), Counted(), EMPTY, RATES, NotFound, Missing
