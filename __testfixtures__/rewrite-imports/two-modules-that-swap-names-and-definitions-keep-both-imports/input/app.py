from shop import card, till

print(till.pay(), card.owe())
