TARGET = "shop.billing.json"
ALL = ["shop.billing.load", TARGET]
