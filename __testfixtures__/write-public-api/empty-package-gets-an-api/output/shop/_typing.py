class Amount:
    pass
