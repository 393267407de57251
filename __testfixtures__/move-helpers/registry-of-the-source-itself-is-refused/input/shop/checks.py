CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


@check
def has_lines(order):
    return bool(order.lines)


def run(order):
    return all(check(order) for check in CHECKS)
