import shop as _shop


def hide(x):
    return _shop.nets.act.softmax(x)
