def gross(amount):
    return amount * 1.2
