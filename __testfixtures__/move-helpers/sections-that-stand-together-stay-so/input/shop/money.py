import os
import yaml
from shop.walk import steps

CENT = 1


def change():
    return os.sep, yaml.load, steps()


def count():
    return change()
