import numba

__all__ = ["total"]

RATE = 119


@numba.njit(cache=True)
def total(prices):
    return prices.sum() * RATE
