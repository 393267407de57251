class Pay:
    pass
