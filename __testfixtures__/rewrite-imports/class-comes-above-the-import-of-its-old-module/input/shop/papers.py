from dataclasses import dataclass


class Reminder:
    lines = ("please",)


@dataclass
class Bill:
    total: int = 0


PAPERS = {"reminder": Reminder, "bill": Bill}
