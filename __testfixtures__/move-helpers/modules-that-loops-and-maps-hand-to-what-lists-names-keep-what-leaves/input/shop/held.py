def held_it():
    pass


NAME = 1
