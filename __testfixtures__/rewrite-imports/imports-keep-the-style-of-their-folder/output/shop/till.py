SIZE = 3


class Drawer:
    pass


def open_drawer(): ...


def change(): ...
