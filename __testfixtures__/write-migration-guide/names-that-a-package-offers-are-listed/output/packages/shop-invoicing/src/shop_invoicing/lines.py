from dataclasses import dataclass

VAT: float = 0.19


@dataclass
class Line:
    price: float


async def send(lines):
    return lines


def total(lines):
    return sum(line.price for line in lines)
