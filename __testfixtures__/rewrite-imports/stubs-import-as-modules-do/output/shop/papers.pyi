INK: int

class Invoice:
    total: int
