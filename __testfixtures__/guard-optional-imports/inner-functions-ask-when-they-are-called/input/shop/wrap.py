import gridlib


def timed(function):
    def inner(*args):
        return gridlib.clock(function, *args)

    return inner


def both(rows):
    table = gridlib.Table(rows)

    def size():
        return gridlib.size(table)

    return size


smallest = min([], key=lambda row: gridlib.size(row), default=None)
order = {"size": lambda row: gridlib.size(row)}
