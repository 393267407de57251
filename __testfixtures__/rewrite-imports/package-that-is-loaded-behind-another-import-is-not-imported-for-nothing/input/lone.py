import shop as s

s.net.alone.rest()
