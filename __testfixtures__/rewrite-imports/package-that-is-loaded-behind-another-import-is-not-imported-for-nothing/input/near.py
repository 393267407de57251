import shop as s

s.net.far.reach()
