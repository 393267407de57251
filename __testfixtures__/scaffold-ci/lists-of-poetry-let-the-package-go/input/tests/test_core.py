from shop.core import g
def test(): g()
