from shop.net.layer import Layer
from shop.zone import Walk

print(Layer, Walk)
