import shop as s  # noqa: F401
import till


def serve():
    till.open_till()
