from shop.abnf import value, vchar
from shop.events import Event

print(value, vchar, Event)
