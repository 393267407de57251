from shop.kinds import Nothing

NOTHING = Nothing()  # stands for what was not given
