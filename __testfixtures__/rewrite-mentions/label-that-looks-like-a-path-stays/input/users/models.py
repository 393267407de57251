import registry


@registry.add("users.User")
class User:
    pass


PERMISSION = "users.add_user"
PATH = "users.models.User"
