def convert(amount):
    return "an invoice's own"
