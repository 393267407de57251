TABLE = {}


def register(function):
    TABLE[function.__name__] = function
    return function
