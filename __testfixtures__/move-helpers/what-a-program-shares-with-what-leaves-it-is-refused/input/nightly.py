BOOKS = {"a": 3}
STEP = 2


def count():
    return BOOKS["a"] * STEP


def run():
    print(count())


run()
