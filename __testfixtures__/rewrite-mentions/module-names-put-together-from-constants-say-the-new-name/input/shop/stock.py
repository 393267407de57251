class Count:
    left = 4


class Rest:
    left = 0
