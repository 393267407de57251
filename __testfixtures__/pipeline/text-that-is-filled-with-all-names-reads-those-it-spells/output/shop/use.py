from shop.abnf import Event, value, vchar

print(value, vchar, Event)
