from tools.pick import o as garden

print(garden.mill.juice(2))
