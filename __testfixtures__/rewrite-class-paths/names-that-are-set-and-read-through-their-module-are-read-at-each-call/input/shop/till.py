from shop import conf

setattr(conf, "DEBUG", True)
print(conf.show(), conf.DEBUG)
