def map_it():
    pass


NAME = 1
