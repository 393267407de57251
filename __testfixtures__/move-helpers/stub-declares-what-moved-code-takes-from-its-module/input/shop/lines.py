class Line:
    price = 1
