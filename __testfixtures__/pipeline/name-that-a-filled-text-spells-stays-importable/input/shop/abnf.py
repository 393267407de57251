vchar = r"[a-z]"
content = r"{vchar}+".format(**globals())
value = (
    r"({content})"
    # as it is
    r"{vchar}?".format(**globals())
)
other = "%(vchar)s" % globals()
