flour = 500; water = 350
def knead(): return flour + water
loaf = knead()
