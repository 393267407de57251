"""What moved."""


urlpatterns = [("a", "b")]
_private = 1


def create_app():
    return "app"


def nightly():
    return "night"


class User:
    pass


def index():
    return 1
