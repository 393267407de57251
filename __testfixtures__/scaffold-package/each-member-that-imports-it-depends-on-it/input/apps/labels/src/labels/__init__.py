from shop.orders import pack

PACKED = pack([])
