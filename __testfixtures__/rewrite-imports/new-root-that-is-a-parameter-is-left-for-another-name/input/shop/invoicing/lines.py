class Line:
    total = 4
