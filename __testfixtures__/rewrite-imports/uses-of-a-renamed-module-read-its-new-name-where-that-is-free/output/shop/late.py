def rate():
    from . import money

    return money.RATE
