CHECKS = []


def check(function):
    CHECKS.append(function)
    return function
