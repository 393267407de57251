import jobs.start
import mill.wheel


def count(bicycle):
    return bicycle.spoke, help(mill.wheel)
