def convert(amount):
    return amount
