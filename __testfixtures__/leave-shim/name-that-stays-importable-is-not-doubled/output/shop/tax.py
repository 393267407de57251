def gross(amount):
    return amount * 1.2


def net(amount):
    return amount / 1.2
