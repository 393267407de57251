class Line:
    total = 4


Page = 4
