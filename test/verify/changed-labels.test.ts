import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RENAME = 'rename_modules: { shop.a: shop.b }'

const codes = (was: string, is: string): readonly string[] =>
  proveTrees(
    RENAME,
    { 'shop/__init__.py': '', 'shop/a.py': 'X = 1\n', 'use.py': `import shop.a\n\n${was}` },
    { 'shop/__init__.py': '', 'shop/b.py': 'X = 1\n', 'use.py': `import shop.b\n\n${is}` },
  ).checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.code}`))

test.each(['f"{shop.a.X=}"', 'f"{shop.a.X = }"', "f'a {shop.a.X=!r} b'", 'f"{shop.a.X=:>4}"', 'f"""{ shop.a.X=}"""'])(
  'an f-string that prints its expression: %s',
  (text) => {
    expect(codes(`print(${text})\n`, `print(${text.replace('shop.a', 'shop.b')})\n`)).toContain('meaning label-changed')
  },
)

test.each(['f"{shop.a.X}"', 'f"{shop.a.X == 1}"', 'f"{shop.a.X!r:>4}"', 'f"{shop.a.X >= 1}"', 'f"{1=} {shop.a.X}"'])(
  'an f-string that prints the value alone: %s',
  (text) => {
    expect(codes(`print(${text})\n`, `print(${text.replace('shop.a', 'shop.b')})\n`)).toEqual([])
  },
)
