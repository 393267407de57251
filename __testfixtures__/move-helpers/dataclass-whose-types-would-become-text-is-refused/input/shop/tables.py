from dataclasses import fields


def columns(model):
    return {one.name: one.type for one in fields(model)}
