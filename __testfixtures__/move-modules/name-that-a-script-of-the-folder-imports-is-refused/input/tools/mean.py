import statistics


def mean(numbers):
    return statistics.mean(numbers)
