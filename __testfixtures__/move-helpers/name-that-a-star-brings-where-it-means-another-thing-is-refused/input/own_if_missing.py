from mill.wheels import *

try:
    speed
except NameError:
    speed = None
