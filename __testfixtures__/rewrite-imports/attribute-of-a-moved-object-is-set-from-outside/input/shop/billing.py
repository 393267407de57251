class Settings:
    rate = 0.25


def rate():
    return Settings.rate
