class Alert:
    kind = "alert"
