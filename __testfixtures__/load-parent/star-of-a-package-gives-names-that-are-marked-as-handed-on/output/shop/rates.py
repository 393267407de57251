class Rate:
    value = 2
