PAPERS = [("shop.billing", "Receipt")]
ROUNDING = "round_up"
