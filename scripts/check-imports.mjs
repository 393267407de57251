/**
 * Sort generated blocks of imports as the program does and as the real ruff does, and compare byte for byte. Part of
 * `npm run check:python`; without ruff on the PATH (or RUFF) it is skipped.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const RUFF = process.env.RUFF ?? 'ruff'
const FILES = 60

/** Settings as ruff writes them. */
const CONFIGS = {
  default: '',
  'force-sort-within-sections': 'force-sort-within-sections = true',
  'force-single-line': 'force-single-line = true\nsingle-line-exclusions = ["typing"]',
  'combine-as-imports': 'combine-as-imports = true\nforce-wrap-aliases = true',
  'case-sensitive': 'split-on-trailing-comma = false\norder-by-type = false\ncase-sensitive = true',
  'lines and lists':
    'relative-imports-order = "closest-to-furthest"\nlines-after-imports = 2\nlines-between-types = 1\n' +
    'no-lines-before = ["first-party", "local-folder"]\nforce-to-top = ["torch"]\nknown-third-party = ["shop.billing"]\n' +
    'known-first-party = ["zeta"]\nclasses = ["fn"]\nconstants = ["abc"]\nvariables = ["AB"]',
  'no-sections': 'no-sections = true\nfrom-first = true\nlength-sort = true',
  sections:
    'section-order = ["future", "standard-library", "third-party", "nets", "first-party", "local-folder"]\n' +
    'forced-separate = ["tests", "zeta"]\n[lint.isort.sections]\nnets = ["torch", "numpy"]',
}

const MODULES = [
  ...[
    'os',
    'sys',
    're',
    'os.path',
    'collections.abc',
    'typing',
    'numpy',
    'numpy.typing',
    'torch',
    'torch.nn',
    'Cython',
  ],
  ...['_pytest', 'shop', 'shop.billing', 'shop.Alpha', 'shop.beta2', 'shop.beta10', 'shop._private', 'zeta', 'Zebra'],
  ...['a1', 'a01', 'a10', 'a2', 'tests', '.', '..', '.a', '..a', '.b.c', '...x', '._z', '.A'],
]
const NAMES = [
  ...['A', 'B', 'AB', 'Abc', 'abc', '_a', '_A', '_AB', 'x1', 'x10', 'x2', 'Path', 'MAX_SIZE', 'Max', 'fn', 'T', 'np'],
  ...['__version__', 'Abc2', 'Abc10', 'aVeryLongNameThatTakesSpace', 'AnotherVeryLongNameOfAClass'],
]
const COMMENTS = ['# why so', '# type: ignore', '# why']

/** Compare on generated files; gives the number of files and the names of those that differ. Throws when ruff cannot be run. */
export async function checkImports(dist, seed = 1) {
  const load = (path) => import(join(dist, 'src', path))
  const { loadPython } = await load('python/parse/grammar.js')
  const { factsOfText } = await load('python/index/symbol-index.js')
  const { importRuns } = await load('python/imports/import-blocks.js')
  const { renderRun } = await load('python/imports/render-imports.js')
  const { styleBook } = await load('plan/style/file-rules.js')
  const { openWorkspace } = await load('workspace/snapshot.js')
  const { literalSource } = await load('workspace/file-source.js')
  await loadPython()
  const random = randomFrom(seed)
  const different = []
  for (const [name, settings] of Object.entries(CONFIGS)) {
    const files = {
      'ruff.toml': `target-version = "py310"\n[lint]\nselect = ["I"]\n[lint.isort]\n${settings}\n`,
      'shop/__init__.py': '',
      'shop/Alpha.py': '',
      'shop/billing/__init__.py': '',
      'tests/x.txt': '',
    }
    for (let at = 0; at < FILES; at += 1) files[`f${at}.py`] = fileText(random)
    const sorted = byRuff(files)
    const rulesFor = styleBook(openWorkspace(literalSource(files)), ['']).rulesFor
    for (let at = 0; at < FILES; at += 1) {
      const path = `f${at}.py`
      const [text, [rules]] = [files[path], rulesFor(path)]
      let [result, from] = ['', 0]
      const facts = factsOfText(text)
      for (const run of importRuns(facts)) {
        if (!run.isWhole) continue
        const layout = { newline: '\n', unit: '    ', extent: 'layout' }
        const { text: block, gap } = renderRun(facts, run, rules, layout)
        result += text.slice(from, run.span.start) + block + '\n'.repeat(gap)
        from = run.gapEnd
      }
      if (result + text.slice(from) !== sorted[path]) different.push(`${name} ${path}`)
    }
  }
  return { files: FILES * Object.keys(CONFIGS).length, different }
}

function byRuff(files) {
  const folder = mkdtempSync(join(tmpdir(), 'check-imports-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const run = spawnSync(RUFF, ['check', '--fix', '--no-cache', '-q', '--select', 'I001', '.'], { cwd: folder })
    if (run.error !== undefined) throw run.error
    return Object.fromEntries(Object.keys(files).map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed) {
  let state = seed
  return () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
}

function fileText(random) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const maybe = (chance, text) => (random() < chance ? text : '')
  const statement = (indent) => {
    const module = pick(MODULES)
    const tail = maybe(0.1, `  ${pick(COMMENTS)}`)
    if (random() < 0.35 && !module.startsWith('.')) return `${indent}import ${module}${maybe(0.2, ' as q')}${tail}`
    const names = Array.from({ length: 1 + Math.floor(random() * random() * 6) }, () => pick(NAMES))
    // Of names that ruff gives statements of their own, comments and commas are shared out with more sense than ruff has.
    const items = names.length === 1 ? [names[0] + maybe(0.3, ' as z')] : [...new Set(names)]
    if (random() < 0.7) return `${indent}from ${module} import ${items.join(', ')}${tail}`
    const lines = items.map((one) => `${indent}    ${one},${maybe(0.2, `  ${pick(COMMENTS)}`)}\n`).join('')
    return `${indent}from ${module} import (\n${lines}${indent})${tail}`
  }
  const block = (indent, count) =>
    Array.from(
      { length: count },
      () => maybe(0.1, '\n') + maybe(0.08, `${indent}# about\n`) + statement(indent) + '\n',
    ).join('')
  return (
    maybe(0.3, '"""Doc."""\n\n') +
    block('', 1 + Math.floor(random() * 7)) +
    '\n'.repeat(Math.floor(random() * 4)) +
    maybe(0.3, `if TYPE_CHECKING:\n${block('    ', 2)}\n`) +
    maybe(0.2, '# detached\n\n') +
    pick(['', 'X = 1\n', `def f():\n${block('    ', 2)}    return 1\n`, '@dec\nclass A:\n    x = 1\n'])
  )
}
