def comp_it():
    pass


NAME = 1
