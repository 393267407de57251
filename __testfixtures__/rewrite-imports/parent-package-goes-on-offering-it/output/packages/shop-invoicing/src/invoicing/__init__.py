class Invoice:
    total = 8
