import shop.billing

print(f"{shop.billing.RATE=}")
