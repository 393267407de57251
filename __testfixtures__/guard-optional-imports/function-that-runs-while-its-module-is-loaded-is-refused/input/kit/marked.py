import fancy


def mark(function):
    function.c = fancy.CONST
    return function


@mark
def f():
    return 1


def g():
    return 2
