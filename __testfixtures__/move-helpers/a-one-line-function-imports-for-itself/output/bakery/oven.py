from bakery.dough import knead

flour = 500; water = 350
loaf = knead()
