import farm


class Page:
    scripts = {
        "field": "plough()",
        "barn": "fill()",
    }

    def files(self):
        return str(farm.__file__)
