/** A tree before and after a wrong result that looks right at first sight, and the check with the code that has to find it. */
export interface Shape {
  readonly title: string
  readonly finds: string
  readonly recipe: string
  readonly before: Readonly<Record<string, string>>
  /** What the result changes; undefined: the file is gone. */
  readonly changes: Readonly<Record<string, string | undefined>>
}

/** Recipes over one module of bills. */
export const RENAME = 'rename_modules: { shop.bills: shop.invoices }'
export const MOVE = 'move: [{ from: shop.bills, to: shop.files, symbols: [load] }]'
export const BILLS =
  'import json\n\n\ndef load(path):\n    return json.load(open(path))\n\n\ndef stay():\n    return 1\n'
export const REST = 'import json\n\n\ndef stay():\n    return 1\n'
export const LOAD = 'import json\n\n\ndef load(path):\n    return json.load(open(path))\n'
export const RENAMED = { 'shop/bills.py': undefined, 'shop/invoices.py': BILLS }
export const MOVED = { 'shop/bills.py': REST, 'shop/files.py': LOAD }

/** A file that names the renamed module in a string and was left alone. */
export const left = (title: string, finds: string, text: string): Shape => ({
  title,
  finds,
  recipe: RENAME,
  before: { 'shop/__init__.py': '', 'shop/bills.py': BILLS, 'user.py': text },
  changes: RENAMED,
})

/** A file that uses the moved function, before and after. */
export const moved = (title: string, finds: string, was: string, is: string): Shape => ({
  title,
  finds,
  recipe: MOVE,
  before: { 'shop/__init__.py': '', 'shop/bills.py': BILLS, 'user.py': was },
  changes: { ...MOVED, 'user.py': is },
})
