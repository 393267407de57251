def pair_it():
    pass


NAME = 1
