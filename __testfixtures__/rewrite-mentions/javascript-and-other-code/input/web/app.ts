// shop.invoicing.lines is served below
const job = "shop.invoicing.lines.Line"
const shop = { invoicing: { lines: 1 } }
console.log(shop.invoicing.lines, `shop.invoicing.documents`, 'shop.invoicing.nowhere')
