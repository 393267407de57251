from shop import limits


def lower(given):
    for name in given:
        vars(limits)[name] = 1
