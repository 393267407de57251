def is_made_of(*kinds):
    return lambda thing: isinstance(thing, kinds)
