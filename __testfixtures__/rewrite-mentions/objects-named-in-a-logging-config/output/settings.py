LOGGING = {
    "formatters": {"plain": {"()": "shop.observe.logs.Plain"}},
    "handlers": {"none": {"()": "ext://shop.observe.logs.handler"}},
    "docs": "https://shop.core.logs.example.org/ext://shop.core.logs.handler",
}
