from tools.pick import o as garden

print(garden.press.juice(2))
