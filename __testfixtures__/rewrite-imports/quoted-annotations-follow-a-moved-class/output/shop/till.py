from typing import Literal, Optional, cast

from shop import billing, papers

KIND: 'Literal["billing.Invoice"]' = "billing.Invoice"
LAST: Optional["papers.Invoice"] = None


def paid(bills: "dict[str, papers.Invoice]", rate: "float" = billing.RATE) -> "papers.Invoice":
    bill = cast("papers.Invoice", bills["last"])
    return bill
