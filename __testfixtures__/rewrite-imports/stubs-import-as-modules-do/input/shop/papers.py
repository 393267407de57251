INK = 1
