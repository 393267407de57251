TARGET = "shop.bills.json"
ALL = ["shop.bills.load", TARGET]
