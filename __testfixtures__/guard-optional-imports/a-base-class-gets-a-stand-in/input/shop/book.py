from shop.sheet import Sheet


class Book(Sheet):
    pass
