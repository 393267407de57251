STEP = 5


def rounded(amount):
    return round(amount / STEP) * STEP
