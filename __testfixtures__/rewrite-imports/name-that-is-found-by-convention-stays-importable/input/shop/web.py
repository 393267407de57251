def create_app():
    return "app"


def stay():
    return 1
