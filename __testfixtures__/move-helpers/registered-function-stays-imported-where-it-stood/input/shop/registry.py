CHECKS = {}


def check(name):
    def register(function):
        CHECKS[name] = function
        return function

    return register
