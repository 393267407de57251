class Page:
    pass


def page():
    return Page()
