import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: shop.models, to: shop.shelf, symbols: [Shelf] }]'

function codes(shelf: string, rest: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const base = { 'shop/__init__.py': '', 'shop/models.py': `${rest}\n\n${shelf}`, ...more }
  const after = { 'shop/__init__.py': '', 'shop/models.py': rest, 'shop/shelf.py': shelf, ...more }
  return proveTrees(RECIPE, base, after).checks.flatMap((check) =>
    check.name === 'meaning' ? check.findings.map((finding) => finding.code) : [],
  )
}

const shelf = (body: string): string => `class Shelf:\n    def ask(self):\n        return ${body}\n`

test.each([
  'sys.modules[type(self).__module__].PEER',
  'getattr(sys.modules[self.__class__.__module__], "PEER")',
  'import_module(self.__module__).PEER',
  'inspect.getmodule(self).PEER',
])('%s is not in the new module', (body) => {
  expect(codes(shelf(body), 'PEER = 3\n')).toContain('module-compared')
  expect(codes(shelf(body.replace('PEER', 'Shelf')), 'PEER = 3\n')).not.toContain('module-compared')
})

test.each([
  'type(x).__module__ == __name__',
  '__name__ != x.__module__',
  'getattr(x, "__module__", None) == __name__',
  'x.__module__ in (__name__, "builtins")',
  'x.__module__.startswith(__name__)',
])('%s is answered otherwise where the definition was', (question) => {
  const asking = `def is_own(x):\n    return ${question}\n`
  expect(codes(shelf('1'), asking)).toContain('module-compared')
  expect(codes('Shelf = 3\n', asking)).not.toContain('module-compared')
  expect(codes(shelf('1'), `# ${question}\n`)).not.toContain('module-compared')
})

test.each([
  ['pytest.ini', '[pytest]\nfilterwarnings =\n    error\n    ignore::UserWarning:shop.models\n'],
  ['pyproject.toml', '[tool.pytest.ini_options]\nfilterwarnings = ["error", "ignore:old:UserWarning:shop.models"]\n'],
])('a filter of warnings in %s is about the old module', (path, text) => {
  const warning = shelf('warnings.warn("old")')
  expect(codes(warning, 'PEER = 3\n', { [path]: text })).toContain('module-compared')
  expect(codes(shelf('1'), 'PEER = 3\n', { [path]: text })).not.toContain('module-compared')
  const both = text.replace(
    /ignore[^"\n]*shop\.models/,
    (one) => `${one}${path.endsWith('.ini') ? '\n    ' : '", "'}ignore::UserWarning:shop.shelf`,
  )
  expect(codes(warning, 'PEER = 3\n', { [path]: both })).not.toContain('module-compared')
})
