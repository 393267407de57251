try:
    import json
except ImportError:
    json = None


def net(amount):
    return amount


def title():
    return json
