HOME = "shop:orders"
ENTRY = "shop.sales:total"
