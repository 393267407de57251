import orb.setup
from orb.old import axis, speed
from orb.older import rest

R = speed(), axis(), rest()
