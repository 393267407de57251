import coinlib
import ledgerlib
import moneylib


def count(coins):
    import drawlib

    drawlib.show(coins)
    return moneylib.total(coinlib.value(coin) for coin in ledgerlib.entries(coins))
