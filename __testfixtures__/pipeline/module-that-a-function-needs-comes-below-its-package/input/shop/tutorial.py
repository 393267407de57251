import shop


def help():
    print(shop)
