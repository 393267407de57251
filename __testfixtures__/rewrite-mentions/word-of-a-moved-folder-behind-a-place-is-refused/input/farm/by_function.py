from farm.paths import asset

HAY = open(asset("barn", "hay.txt")).read()
