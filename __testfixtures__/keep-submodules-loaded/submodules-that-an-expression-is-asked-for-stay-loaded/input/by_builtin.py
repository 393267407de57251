from orb.spin import speed

o = __import__("orb")
print(speed(), o.spin.axis())
