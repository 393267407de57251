from shop.beside import beside


def rates():
    return beside(path=__file__).read_text()
