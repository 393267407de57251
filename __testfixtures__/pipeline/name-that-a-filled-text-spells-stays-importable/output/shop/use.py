from shop.abnf import value
from shop.events import Event, vchar

print(value, vchar, Event)
