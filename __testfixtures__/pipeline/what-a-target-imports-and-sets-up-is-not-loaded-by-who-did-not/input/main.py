def run():
    from shop.tools import curry

    return curry(len)
