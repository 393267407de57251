from . import res

app = res.create(__name__)
