from other import *
from mill.wheels import *


def go():
    return speed(), turn()
