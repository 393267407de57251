"""Nets."""


class ArgNet:
    pass


class VarNet:
    pass


class AliasNet:
    pass


class LoadNet:
    pass


class HandNet:
    pass


class KeptNet:
    pass


class WalkNet:
    pass


class GetterNet:
    pass


class GivenNet:
    pass


class ListNet:
    pass


class CodeNet:
    pass


class OwnNet:
    pass


class MadeNet:
    pass


class PlainNet:
    pass


class VersionNet:
    pass
