class Line:
    price = 3
