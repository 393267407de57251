"""Settings."""

ROOT_URLCONF = "shop.urls"
MODULES = ["shop.tasks", "shop.models"]
LOGGERS = {"shop.views": {"level": "INFO"}}
