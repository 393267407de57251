from shop.goal import create_app as create_app


def stay():
    return 1
