class Door:
    pass


width = 80
