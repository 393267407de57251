INK = 1


class Invoice:
    total = 1
