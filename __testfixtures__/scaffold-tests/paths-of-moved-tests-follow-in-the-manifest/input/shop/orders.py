def main():
    pass


class Plugin:
    pass
