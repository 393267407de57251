LOGGING = {
    "formatters": {"plain": {"()": "shop.core.logs.Plain"}},
    "handlers": {"none": {"()": "ext://shop.core.logs.handler"}},
    "docs": "https://shop.core.logs.example.org/ext://shop.core.logs.handler",
}
