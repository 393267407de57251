def net(amount):
    return amount - 1


def gross(amount):
    return amount + 1
