def net(amount):
    return amount - 1
