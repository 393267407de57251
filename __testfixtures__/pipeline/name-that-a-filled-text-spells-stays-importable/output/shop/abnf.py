from shop.events import vchar as vchar

content = r"{vchar}+".format(**globals())
value = (
    r"({content})"
    # as it is
    r"{vchar}?".format(**globals())
)
other = "%(vchar)s" % globals()
