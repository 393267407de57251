WIDTH = 80


def show():
    from shop.conf import DEBUG, LEVEL, NAME
    return DEBUG, LEVEL, NAME
