def round(amount):
    return int(amount * 20) / 20
