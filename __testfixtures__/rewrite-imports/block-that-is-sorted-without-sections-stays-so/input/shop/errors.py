class Absent(Exception):
    pass


class Missing(Exception):
    pass
