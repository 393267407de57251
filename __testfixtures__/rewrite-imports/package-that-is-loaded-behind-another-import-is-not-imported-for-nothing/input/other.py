import shop as s
from shop.net.line import link

s.net.alone.rest()
link()
