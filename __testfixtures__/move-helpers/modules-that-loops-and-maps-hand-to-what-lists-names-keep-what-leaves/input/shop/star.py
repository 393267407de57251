def star_it():
    pass


NAME = 1
