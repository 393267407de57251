def gross(amount):
    return amount + 1
