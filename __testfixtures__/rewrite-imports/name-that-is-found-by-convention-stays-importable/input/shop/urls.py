urlpatterns = [("a", "b")]
_private = 1


def stay():
    return 1
