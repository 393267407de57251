// invoicing.lines is served below
const job = "invoicing.lines.Line"
const shop = { invoicing: { lines: 1 } }
console.log(shop.invoicing.lines, `invoicing.documents`, 'shop.invoicing.nowhere')
