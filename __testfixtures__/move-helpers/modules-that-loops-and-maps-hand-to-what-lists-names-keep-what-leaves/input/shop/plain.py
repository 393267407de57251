def plain_it():
    pass


NAME = 1
