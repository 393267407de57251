EXPORTS = []


class Export:
    def __init_subclass__(cls):
        EXPORTS.append(cls)
