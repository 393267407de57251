from . import invoicing as inv

print(inv.RATE)
