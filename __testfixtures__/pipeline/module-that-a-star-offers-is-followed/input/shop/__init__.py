from shop.parts import *
