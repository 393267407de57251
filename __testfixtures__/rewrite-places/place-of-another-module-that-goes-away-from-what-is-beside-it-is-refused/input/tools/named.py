import os

from shop import rates as money

HERE = os.path.dirname(os.path.abspath(money.__file__))


def table():
    with open(os.path.join(HERE, "rates.csv")) as file:
        return file.read()
