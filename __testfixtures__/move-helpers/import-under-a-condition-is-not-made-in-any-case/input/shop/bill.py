TAX = 7
