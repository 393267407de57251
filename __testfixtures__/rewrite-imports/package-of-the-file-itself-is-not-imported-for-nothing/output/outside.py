import shop as s
import till


def serve():
    till.open_till()
