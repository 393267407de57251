import functools


def whole_cents(function):
    @functools.wraps(function)
    def rounded(*args):
        return round(function(*args), 2)

    return rounded


@whole_cents
def half(net):
    return net / 2
