from shop_net.layer import Layer

# isort: split
from shop.zone import Walk

print(Layer, Walk)
