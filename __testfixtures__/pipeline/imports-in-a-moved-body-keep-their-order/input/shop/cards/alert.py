class Alert:
    kind = "card"
