from shop.billing import *
