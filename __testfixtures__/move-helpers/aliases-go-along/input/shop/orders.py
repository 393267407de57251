import xml.etree.ElementTree as ET
from decimal import Decimal as Money
from shop import money as m


def to_xml(total: Money) -> bytes:
    root = ET.Element("Invoice", currency=m.CURRENCY)
    root.text = str(total)
    return ET.tostring(root)


def double(total: Money) -> Money:
    return total * 2
