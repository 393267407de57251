EUR = 1
USD = 2
