def is_made_of(*kinds):
    return lambda thing: isinstance(thing, kinds)


is_text = is_made_of(str)
