class Line:
    name = "Mug"
    price = 8
    count = 2
