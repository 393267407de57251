"""Prices of the shop."""


def net(amount):
    return amount * 0.8


def gross(amount):
    return amount * 1.2


def rate(amount):
    return amount * 0.2


def fee(amount):
    return amount + 1


def duty(amount):
    return amount + 2


def discount(amount):
    return amount * 0.9
