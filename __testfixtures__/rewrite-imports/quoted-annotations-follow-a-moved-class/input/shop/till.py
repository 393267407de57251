from typing import Literal, Optional, cast

from shop import billing

KIND: 'Literal["billing.Invoice"]' = "billing.Invoice"
LAST: Optional["billing.Invoice"] = None


def paid(bills: "dict[str, billing.Invoice]", rate: "float" = billing.RATE) -> "billing.Invoice":
    bill = cast("billing.Invoice", bills["last"])
    return bill
