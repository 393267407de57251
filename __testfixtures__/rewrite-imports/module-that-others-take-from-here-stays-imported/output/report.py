from shop import till

print(till.charge(2), till.billing.gross_price(2))
