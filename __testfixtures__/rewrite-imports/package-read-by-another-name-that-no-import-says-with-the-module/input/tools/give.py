import tools.plain

print(tools.plain.orchard.press.juice(2))
