LINES = [1, 2]
