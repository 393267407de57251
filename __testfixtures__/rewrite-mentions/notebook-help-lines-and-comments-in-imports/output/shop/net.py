def net(x):
    return x - 1
