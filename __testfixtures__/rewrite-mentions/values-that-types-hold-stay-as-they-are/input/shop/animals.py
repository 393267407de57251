class Cat:
    pass


LEGS = 4
