import jinja2


def label(price):
    return jinja2.Template("{{ p }}").render(p=price)
