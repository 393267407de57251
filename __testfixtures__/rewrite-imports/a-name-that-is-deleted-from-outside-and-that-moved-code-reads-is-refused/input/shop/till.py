from shop import conf

del conf.LEVEL
vars(conf).pop("DEBUG")
print(conf.show())
