import shop.conf as conf


def is_debug():
    return conf.DEBUG


def configure(**given):
    for name, value in given.items():
        setattr(conf, name, value)
