from shop.goal import urlpatterns as urlpatterns


def stay():
    return 1
