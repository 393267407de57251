TAX = 8
