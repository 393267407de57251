import shop


def help():
    print(shop)


class Group: ...
