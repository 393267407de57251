import shop.invoicing


def number():
    return shop.invoicing.NUMBER
