import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: kiln.glaze, to: kiln.errors, symbols: [Glaze] }]'
const BASE: Readonly<Record<string, string>> = {
  'pyproject.toml': '[project]\nname = "kiln"\nversion = "1.0"\ndependencies = ["rich"]\n',
  'kiln/__init__.py':
    'from kiln.errors import Cold\n\ntry:\n    from kiln import glaze\nexcept ImportError:\n    glaze = None\n',
  'kiln/errors.py': 'class Cold(Exception):\n    pass\n',
}
const GLAZE = 'class Glaze(tint.Colour):\n    pass\n'
const source = (imports: string): string => `${imports}\n\n\n${GLAZE}\n\ndef coat():\n    return tint.coat()\n`
const moved = (imports: string, errors: string): string => `${imports}\n\n\n${errors}\n\n${GLAZE}`

/** Levels and codes of what is said of the dependency after the class went to the errors, over another base. */
function said(files: Readonly<Record<string, string>> = {}, imports = 'import tint'): readonly string[] {
  const before: Readonly<Record<string, string>> = { ...BASE, 'kiln/glaze.py': source(imports), ...files }
  const { 'kiln/errors.py': errors = '' } = before
  const after = {
    ...before,
    'kiln/glaze.py': `${imports}\n\n\ndef coat():\n    return tint.coat()\n`,
    'kiln/errors.py': moved(imports, errors),
  }
  return proveTrees(RECIPE, before, after, false)
    .checks.flatMap((check) => check.findings)
    .filter((one) => one.code === 'undeclared-dependency')
    .map((one) => `${one.level} ${one.place?.path ?? ''}`)
}

const INIT = 'from kiln.errors import Cold\n'

test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
  ['the module that needed it may fail to be imported', {}, ['error kiln/errors.py']],
  [
    'it may be missing where another module imports it',
    { 'kiln/__init__.py': INIT, 'kiln/show.py': 'try:\n    import tint\nexcept ImportError:\n    tint = None\n' },
    ['error kiln/errors.py'],
  ],
  ['nothing reckons with its absence', { 'kiln/__init__.py': INIT }, ['warning kiln/errors.py']],
  [
    'an extra brings it',
    {
      'pyproject.toml':
        '[project]\nname = "kiln"\nversion = "1.0"\ndependencies = []\n[project.optional-dependencies]\ncolour = ["tint"]\n',
    },
    ['error kiln/errors.py'],
  ],
  [
    'it is always installed',
    { 'pyproject.toml': '[project]\nname = "kiln"\nversion = "1.0"\ndependencies = ["tint>=2"]\n' },
    [],
  ],
  [
    'nothing says what is installed',
    { 'pyproject.toml': '[project]\nname = "kiln"\ndynamic = ["dependencies"]\n' },
    [],
  ],
  ['its package loads it already', { 'kiln/__init__.py': `${INIT}from kiln import glaze\n` }, []],
  [
    'what it imports loads it already',
    {
      'kiln/__init__.py': '',
      'kiln/errors.py': 'from . import paint\n\n\nclass Cold(Exception):\n    pass\n',
      'kiln/paint.py': 'import tint.more\n',
    },
    [],
  ],
])('a module that gets code which needs another distribution: %s', (_name, files, expected) => {
  expect(said(files)).toEqual(expected)
})

test('an import of it that may fail is no need', () => {
  expect(said({}, 'try:\n    import tint\nexcept ImportError:\n    tint = None')).toEqual([])
})

test('a new module needs what it likes', () => {
  const before = { ...BASE, 'kiln/glaze.py': source('import tint') }
  const after = {
    ...before,
    'kiln/glaze.py': 'import tint\n\n\ndef coat():\n    return tint.coat()\n',
    'kiln/coats.py': `import tint\n\n\n${GLAZE}`,
  }
  const { checks } = proveTrees(RECIPE.replace('kiln.errors', 'kiln.coats'), before, after, false)
  expect(checks.flatMap((check) => check.findings).filter((one) => one.code === 'undeclared-dependency')).toEqual([])
})
