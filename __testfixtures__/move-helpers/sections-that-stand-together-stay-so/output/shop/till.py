from shop.walk import steps
import os
import sys
import yaml

SIZE = (steps, sys)


def change():
    return os.sep, yaml.load, steps()
