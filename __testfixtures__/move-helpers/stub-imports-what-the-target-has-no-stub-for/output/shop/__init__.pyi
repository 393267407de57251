class Line:
    price: int
