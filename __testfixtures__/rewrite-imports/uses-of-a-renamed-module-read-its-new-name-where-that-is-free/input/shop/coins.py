SIZES = [1, 2, 5]
