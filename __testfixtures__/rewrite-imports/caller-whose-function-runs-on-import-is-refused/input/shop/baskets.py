from shop.views import LineView


def view_of(lines):
    return LineView(lines)


def empty():
    return view_of([])


class Basket:
    view = empty()
