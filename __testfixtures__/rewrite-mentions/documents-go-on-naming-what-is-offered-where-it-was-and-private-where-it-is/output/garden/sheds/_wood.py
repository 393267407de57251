class Door:
    pass
