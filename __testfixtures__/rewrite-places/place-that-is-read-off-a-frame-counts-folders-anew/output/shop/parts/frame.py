import inspect
import os

HERE = inspect.getfile(inspect.currentframe())


def rates():
    with open(os.path.join(os.path.dirname(os.path.dirname(HERE)), "data", "rates.txt")) as file:
        return file.read()
