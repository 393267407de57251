class Settings:
    rate = 0.25
