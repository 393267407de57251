from shop.parts.orders import *
