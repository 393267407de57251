class Rest:
    left = 0
