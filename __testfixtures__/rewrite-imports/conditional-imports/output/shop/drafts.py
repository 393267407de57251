class Line:
    total = 0
