def round(amount):
    return int(amount * 20) / 20


def gross(net):
    return round(net * 1.19)
