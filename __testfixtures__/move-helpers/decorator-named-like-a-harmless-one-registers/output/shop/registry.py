CHECKS = []


def unique(function):
    CHECKS.append(function)
    return function


class cache:
    known = {}

    def __init__(self, function):
        self.known[function.__name__] = function
