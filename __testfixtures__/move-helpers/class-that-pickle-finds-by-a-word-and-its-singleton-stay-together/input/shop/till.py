class Mark:
    def __reduce__(self):
        return "GONE"


GONE = Mark()
KEPT = 1
