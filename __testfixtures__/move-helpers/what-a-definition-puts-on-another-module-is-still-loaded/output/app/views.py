from app.extra import HOOK as HOOK, Show as Show, page as page


def other():
    return "o"
