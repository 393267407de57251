STATE = "paid"
