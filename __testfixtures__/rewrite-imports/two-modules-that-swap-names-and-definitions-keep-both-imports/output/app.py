from shop import card as till, till as card

print(card.pay(), till.owe())
