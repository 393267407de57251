RATE = 19
FLOOR = 1


def net(gross):
    return max(FLOOR, gross * 100 // (100 + RATE))
