import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const errors = (files: Readonly<Record<string, string>>, word = 'logging'): readonly string[] => {
  const tree = { 'shop/__init__.py': '', ...files }
  return proveTrees(
    `rename_modules: { shop.util: shop.${word} }`,
    { ...tree, 'shop/util.py': 'RATE = 1\n' },
    { ...tree, [`shop/${word}.py`]: 'RATE = 1\n' },
  ).checks.flatMap((check) =>
    check.findings.filter(({ level }) => level === 'error').map(({ code }) => `${check.name} ${code}`),
  )
}

test.each([
  { 'shop/cli.py': '#!/usr/bin/env python\nimport logging\n\nprint(logging)\n' },
  { 'shop/cli.py': 'from logging import getLogger\n\nif __name__ == "__main__":\n    print(getLogger())\n' },
  { 'go.py': 'import sys\n\nsys.path.insert(0, "./shop/")\nimport logging\n\nprint(logging)\n' },
])('a file that is run finds a new module where it means another one: %j', (files) => {
  expect(errors(files)).toEqual(['shadows name-shadows'])
})

test('what is loaded when Python starts, a module that is imported from its package, and a folder put last are not hidden', () => {
  expect(errors({ 'shop/cli.py': '#!/usr/bin/env python\nimport time\n\nprint(time)\n' }, 'time')).toEqual([])
  expect(
    errors({
      'shop/cli.py': 'import logging\n\nfrom . import more\n\nif __name__ == "__main__":\n    print(logging, more)\n',
      'shop/more.py': '',
      'go.py': 'import sys\n\nsys.path.append("./shop/")\nimport logging\n\nprint(logging)\n',
    }),
  ).toEqual([])
})

test.each(['c++', 'a(b', 'x[1'])('a file may have a name that is no name of Python: %s', (name) => {
  const tree = { 'shop/__init__.py': '', 'shop/cli.py': `#!/usr/bin/env python\nprint("${name}")\n` }
  const checks = proveTrees(
    'rename_modules: { shop.util: shop.till }',
    { ...tree, 'shop/util/__init__.py': '', [`shop/util/${name}.py`]: 'RATE = 1\n' },
    { ...tree, 'shop/till/__init__.py': '', [`shop/till/${name}.py`]: 'RATE = 1\n' },
  ).checks
  expect(checks.find((check) => check.name === 'shadows')?.findings).toEqual([])
})
