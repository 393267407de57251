HOME = "shop:orders"
ENTRY = "shop.orders:total"
