FIRST = "shop.billing.html"
