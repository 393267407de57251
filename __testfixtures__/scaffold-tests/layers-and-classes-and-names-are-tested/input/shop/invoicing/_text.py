import attr


class Titled:
    title = attr.Factory(str)
