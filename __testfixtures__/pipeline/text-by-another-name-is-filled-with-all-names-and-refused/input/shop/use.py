from shop.abnf import value
from shop.events import Event

print(value, Event)
