def floor(amount):
    return int(amount * 20) / 20
