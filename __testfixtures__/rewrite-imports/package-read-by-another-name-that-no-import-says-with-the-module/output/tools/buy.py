from tools.plain import orchard

print(orchard.mill.juice(2))
