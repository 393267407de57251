class Reminder:
    lines = ("please",)


from .desk import Bill  # noqa: E402

PAPERS = {"reminder": Reminder, "bill": Bill}
