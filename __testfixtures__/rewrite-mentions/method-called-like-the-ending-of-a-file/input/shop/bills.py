class Bill:
    """A bill; see :meth:`json() <shop.bills.Bill.json>`."""

    csv = ","

    def json(self):
        return "{}"

    async def py(self):
        return self
