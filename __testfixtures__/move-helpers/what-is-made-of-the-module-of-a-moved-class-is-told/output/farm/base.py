import warnings

TABLES = {}


class Row:
    def __init_subclass__(cls):
        TABLES[cls.__module__.replace(".", "_")] = cls

    def __repr__(self):
        return f"{type(self).__module__}"


def task(function):
    function.task = function.__module__ + ":" + function.__name__
    return function


def cost(kind):
    return {"farm.corn": 3}.get(kind.__module__)


def show(kind):
    print(kind.__module__)
    warnings.warn(kind.__module__, stacklevel=2)
