from shop.orders import *
