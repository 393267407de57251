class Line:
    pass
