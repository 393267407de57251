def net(amount):
    return amount * 0.8
