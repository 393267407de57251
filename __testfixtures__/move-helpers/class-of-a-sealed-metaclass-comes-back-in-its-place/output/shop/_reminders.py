from .papers import Paper


class Reminder(Paper):
    lines = ("please",)
