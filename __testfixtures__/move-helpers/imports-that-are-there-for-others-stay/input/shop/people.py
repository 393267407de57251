from shop.orders import title

TITLE = title(None)
