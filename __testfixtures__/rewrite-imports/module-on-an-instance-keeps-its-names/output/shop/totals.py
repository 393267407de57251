def count(lines):
    return len(lines)


def total(price):
    return price * 2


def half(price):
    return price / 2
