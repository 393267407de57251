TAX = 0.2


class Entity:
    def fields(self):
        from .till import Till
        from .cards.alert import Alert
        from .alert import Alert
        from .cards import alert

        kinds: dict[str, type] = {
            "alert": Alert,
            "till": Till,
        }
        return kinds, alert
