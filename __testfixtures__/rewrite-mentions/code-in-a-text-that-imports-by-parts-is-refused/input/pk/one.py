def make():
    ns = {}
    exec("import {pkg}.core as c\nresult = c.X\n".format(pkg=__package__), ns)
    return ns["result"]
