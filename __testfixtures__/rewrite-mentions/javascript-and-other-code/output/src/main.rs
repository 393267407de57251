// calls invoicing.lines
let m = py.import("invoicing.lines");
