def rest():
    pass
