import jobs.start
import mill


def count(wheel=mill.wheel):
    return wheel.spoke.COUNT
