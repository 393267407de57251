class Invoice:
    def pay(self): ...


RATE = 1
