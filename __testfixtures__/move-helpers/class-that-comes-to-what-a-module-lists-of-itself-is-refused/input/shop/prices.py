from shop.bases import Kind


class Money:
    pass


class Tax(Kind):
    pass


def check_sum():
    return True
