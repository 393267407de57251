from types import SimpleNamespace

from shop.conf import DEBUG


def configure(**given):
    space = SimpleNamespace(debug=DEBUG)
    for name, value in given.items():
        setattr(space, name, value)
    return space
