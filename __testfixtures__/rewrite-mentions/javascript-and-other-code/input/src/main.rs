// calls shop.invoicing.lines
let m = py.import("shop.invoicing.lines");
