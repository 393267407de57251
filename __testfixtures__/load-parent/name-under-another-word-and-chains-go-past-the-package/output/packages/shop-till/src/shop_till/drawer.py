class Drawer:
    pass
