from orb import *

R = spin.axis()
Q = [quiet for quiet in (1, 2)]
