import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const CROAK = 'def croak():\n    return 4\n'
const errors = (path: string, before: string, after: string, keeps = ''): readonly string[] =>
  proveTrees(
    'move: [{ from: pond.frogs, to: pond.toads, symbols: [croak] }]',
    { 'pond/__init__.py': '', 'pond/frogs.py': `${CROAK}\n\nX = 1\n`, 'pond/toads.py': '', [path]: before },
    { 'pond/__init__.py': '', 'pond/frogs.py': `${keeps}X = 1\n`, 'pond/toads.py': CROAK, [path]: after },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
const KEPT = 'from pond.toads import croak as croak\n\n'

const notebook = (...cells: readonly string[]): string =>
  JSON.stringify({
    cells: cells.map((source) => ({
      ...{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [] },
      source: source.split(/(?<=\n)/),
    })),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  })

const PLACES: readonly (readonly [path: string, around: (code: string) => string])[] = [
  ['run.sh', (code) => `python -c "${code}"\n`],
  ['Makefile', (code) => `all:\n\t$(PY) -c "${code}"\n`],
  ['Dockerfile', (code) => `CMD ["python", "-c", "${code}"]\n`],
  ['.github/workflows/ci.yml', (code) => `jobs:\n  a:\n    steps:\n      - run: python -c "${code}"\n`],
  ['task.yml', (code) => `shell: python\nrun: |\n  ${code.replace('; ', '\n  ')}\n`],
  ['tox.ini', (code) => `[testenv]\ncommands = python -c "${code}"\n`],
  ['package.json', (code) => `{ "scripts": { "a": "python -c '${code}'" } }\n`],
  ['n.ipynb', (code) => notebook(`!python -c "${code}"`)],
  ['n.ipynb', (code) => notebook(`x = !python -c "${code}"`)],
  ['n.ipynb', (code) => notebook(`%%bash\npython -c "${code}"`)],
  ['n.ipynb', (code) => notebook(`%%writefile listen.py\n${code.replace('; ', '\n')}`)],
  ['bin/listen', (code) => `#!/usr/bin/env python3\n${code.replace('; ', '\n')}\n`],
]

test.each(PLACES)('Python of %s that takes or reads what is elsewhere', (path, around) => {
  const takes = around('from pond.frogs import X, croak; croak()')
  expect(errors(path, takes, takes)).toContain('attributes attribute-lost')
  expect(errors(path, takes, takes, KEPT)).toEqual([])
  const [reads, half] = ['import pond.frogs; pond.frogs.croak()', 'import pond.frogs; pond.toads.croak()'].map(around)
  expect(errors(path, reads ?? '', half ?? '')).toContain('attributes attribute-lost')
  expect(errors(path, reads ?? '', half ?? '', KEPT)).toEqual([])
  expect(errors(path, reads ?? '', around('import pond.toads; pond.toads.croak()'))).toEqual([])
})

test.each([
  ['from pond import frogs', '%lprun -f frogs.croak frogs.croak()'],
  ['import pond.frogs as f', '%mprun -f f.croak f.croak()'],
  ['import pond.frogs', '%psource pond.frogs.croak'],
  ['from pond import frogs', 'frogs.croak?'],
  ['from pond import frogs', '%%timeit -n 3 frogs.croak()\nfrogs.X'],
])('a magic that reads what is elsewhere, or through a name that is gone: %s, %s', (imports, magic) => {
  const [text, alone] = [notebook(imports, magic), notebook('import pond.toads', magic)]
  expect(errors('n.ipynb', text, text)).toContain('attributes attribute-lost')
  expect(errors('n.ipynb', text, text, KEPT)).toEqual([])
  if (!magic.includes('pond.')) expect(errors('n.ipynb', text, alone, KEPT)).toContain('attributes attribute-lost')
})

test('a magic that reads what is there, or was never there, is none of it', () => {
  const text = notebook('from pond import frogs', '%lprun -f frogs.X frogs.nothing', '%load_ext pond.frogs')
  expect(errors('n.ipynb', text, text)).toEqual([])
})

test('documents and what says another name are none of it', () => {
  const text = '`from pond.frogs import croak` was the way.\n'
  expect(errors('HISTORY.md', text, text)).toEqual([])
  const other = 'python -c "from pond.frogs import X"  # croak\n'
  expect(errors('run.sh', other, other)).toEqual([])
})

test('a command of many words is read once', () => {
  const started = performance.now()
  const text = `python ${'-W ignore '.repeat(20_000)} import croak\n${'python <<'.repeat(20_000)}\n`
  expect(errors('run.sh', text, text)).toEqual([])
  expect(performance.now() - started).toBeLessThan(5000)
})
