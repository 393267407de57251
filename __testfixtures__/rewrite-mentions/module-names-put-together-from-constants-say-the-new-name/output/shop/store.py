class Count:
    left = 4
