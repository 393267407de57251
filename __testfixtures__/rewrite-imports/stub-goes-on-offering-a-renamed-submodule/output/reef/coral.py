AGE = 3
