from money_of_the_world import *


def gross(net):
    return convert(net) * 2
