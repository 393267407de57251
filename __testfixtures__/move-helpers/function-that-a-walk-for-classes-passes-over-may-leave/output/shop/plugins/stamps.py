class Plugin:
    name = "stamps"
