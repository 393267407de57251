from shop.quiet import Token

print(Token())
