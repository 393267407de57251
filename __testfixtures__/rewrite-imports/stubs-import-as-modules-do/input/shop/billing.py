RATE = 0.25


class Invoice:
    total = 1
