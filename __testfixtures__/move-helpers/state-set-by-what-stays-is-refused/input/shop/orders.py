currency = "EUR"


def use(code):
    global currency
    currency = code
