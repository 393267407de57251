import netlib as own
import netlib.act
from netlib import act


def layer(x):
    return act.softmax(own.act.softmax(x))
