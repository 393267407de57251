import jobs.start
import mill
import mill.wheel.spoke


def count(wheel=mill.wheel):
    return wheel.spoke.COUNT
