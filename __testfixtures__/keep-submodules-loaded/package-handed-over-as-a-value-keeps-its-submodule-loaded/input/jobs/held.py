import jobs.start
import mill.wheel


class Job:
    def __init__(self):
        self.wheel = mill.wheel

    def count(self):
        return self.wheel.spoke.COUNT
