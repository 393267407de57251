import json

from . import conf


def load(path):
    with open(path) as file:
        vars(conf).update(json.load(file))
