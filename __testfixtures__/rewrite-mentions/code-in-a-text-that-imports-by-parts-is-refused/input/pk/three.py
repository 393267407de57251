from string import Template

T = Template("from $pkg.core import $name\nresult = $name\n")


def make():
    ns = {}
    exec(T.substitute(pkg="pk", name="X"), ns)
    return ns["result"]
