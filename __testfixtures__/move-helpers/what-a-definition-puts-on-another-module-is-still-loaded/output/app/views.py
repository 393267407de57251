from app.extra import HOOK as HOOK, Show as Show, page as page  # noqa: E402


def other():
    return "o"
