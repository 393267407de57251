import tools.plain

print(tools.plain.orchard.mill.juice(2))
