from shop.orders import _send


def remind(address):
    _send(address, "Please pay")
