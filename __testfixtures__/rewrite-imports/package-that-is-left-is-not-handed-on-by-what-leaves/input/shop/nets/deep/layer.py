import shop as outer
import shop.nets as own
import shop.nets.act


def layer(x):
    return outer.nets.act.softmax(own.act.softmax(x))
