import oven

oven.light()


class Ash:
    pass
