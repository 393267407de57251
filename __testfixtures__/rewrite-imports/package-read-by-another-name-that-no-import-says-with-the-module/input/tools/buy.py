from tools.plain import orchard

print(orchard.press.juice(2))
