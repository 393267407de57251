from shop.money import Token

print(Token())
