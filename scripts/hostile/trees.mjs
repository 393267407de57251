/** Files that break what reads them: name, files, exit codes that are right, and what has to be said if anything has. */
const ANY = [0, 1]
const n = (count, line) => Array.from({ length: count }, (_, i) => line(i)).join('')
const IMPORT = 'from shop.billing.invoice import Invoice\n'
const NAME = 'shop.billing.invoice.Invoice'
const cell = (source) => ({ cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source })
const notebook = (cells) => JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1)
const at = (path, content, codes = ANY, says) => [{ [path]: content }, codes, says]
const nest = (before, middle, after, times) => before.repeat(times) + middle + after.repeat(times)

export const TREES = [
  [
    '10,000 functions that read a moved name',
    ...at('shop/wide.py', IMPORT + n(10_000, (i) => `def f${i}(x):\n    return Invoice, x\n\n\n`)),
  ],
  [
    '10,000 functions beside the moved one',
    ...at(
      'shop/billing/invoice.py',
      `from .tax import rate_of\n\n\ndef _round(amount):\n    return round(amount, 2)\n\n\nclass Invoice:\n    def total(self, net):\n        return _round(net * rate_of("books"))\n\n\n${n(10_000, (i) => `def f${i}(x):\n    return _round(x)\n\n\n`)}`,
    ),
  ],
  [
    '2,000 imports of a moved name in functions',
    ...at(
      'shop/late.py',
      n(2_000, (i) => `def f${i}():\n    from shop.billing.invoice import Invoice\n    return Invoice\n\n\n`),
    ),
  ],
  ['a line of 30,000 mentions', ...at('notes.md', `${n(30_000, () => `${NAME} `)}\n`)],
  ['a string of 30,000 mentions', ...at('shop/text.py', `T = "${n(30_000, () => `${NAME} `)}"\n`)],
  ['30,000 strings in a line', ...at('shop/text.py', `T = [${n(30_000, () => `"${NAME}", `)}]\n`)],
  ['30,000 values in a config line', ...at('a.json', `[${n(30_000, () => `"${NAME}",`)}1]`)],
  [
    'a notebook of 3,000 cells',
    ...at('a.ipynb', notebook(Array.from({ length: 3000 }, (_, i) => cell([`${IMPORT}`, `x${i} = Invoice`])))),
  ],
  [
    'a notebook with a cell of 30,000 lines',
    ...at('a.ipynb', notebook([cell([IMPORT, ...Array.from({ length: 30_000 }, (_, i) => `x${i} = Invoice\n`)])])),
  ],
  ['a notebook that is cut off', ...at('a.ipynb', notebook([cell([IMPORT])]).slice(0, -40))],
  ['a notebook whose cells are a number', ...at('a.ipynb', `{"cells": 7, "a": "${NAME}"}`)],
  ['a notebook whose source is a number', ...at('a.ipynb', notebook([cell(7), cell([7]), cell([IMPORT])]))],
  ['a notebook that is a list', ...at('a.ipynb', `["${NAME}"]`)],
  [
    'a notebook of magics',
    ...at(
      'a.ipynb',
      notebook([cell(['%%bash\n', 'echo\n']), cell(['!pip install x\n', IMPORT]), cell(['%load_ext x\n'])]),
    ),
  ],
  ['one line of 5 MB', ...at('shop/long.py', `${IMPORT}x = [${'1, '.repeat(1_700_000)}]\n`)],
  ['one line of 5 MB in a config', ...at('a.json', `{"a": "${NAME}", "b": "${'x'.repeat(5_000_000)}"}`)],
  ['one line of 5 MB in a document', ...at('a.md', `${NAME} ${'x'.repeat(5_000_000)}\n`)],
  ['a word of 5 MB of dots', ...at('a.md', `${NAME}${'.a'.repeat(2_500_000)}\n`)],
  ['a million spaces', ...at('shop/spaces.py', `${IMPORT}x = 1${' '.repeat(1_000_000)}\ny = Invoice\n`)],
  ['a million spaces in a document', ...at('a.md', `${NAME}${' '.repeat(1_000_000)}${NAME}\n`)],
  [
    'a million spaces before an import',
    ...at('shop/spaces.py', `from${' '.repeat(1_000_000)}shop.billing.invoice import Invoice\n`),
  ],
  ['a million backticks', ...at('a.md', `${NAME}\n${'`'.repeat(1_000_000)}\n`)],
  ['a million brackets in a document', ...at('a.md', `${NAME}\n${'['.repeat(100_000)}\n`)],
  ['a million stars in a document', ...at('a.md', `${NAME}\n${'*a '.repeat(100_000)}\n`)],
  ['quotes 10,000 deep in a document', ...at('a.md', `${'>'.repeat(10_000)} ${NAME}\n`)],
  [
    'a list 2,000 deep in a document',
    ...at('a.md', `${n(2_000, (i) => `${' '.repeat(2 * Math.min(i, 500))}- ${NAME}\n`)}`),
  ],
  [
    '10,000 fences',
    ...at(
      'a.md',
      n(10_000, () => `\`\`\`python\n${IMPORT}\`\`\`\n`),
    ),
  ],
  [
    '10,000 doctests',
    ...at(
      'a.rst',
      n(10_000, () => `>>> ${IMPORT}`),
    ),
  ],
  ['not, 2,000 deep', ...at('shop/deep.py', `${IMPORT}x = ${'not '.repeat(2000)}Invoice\n`)],
  ['minus, 20,000 deep', ...at('shop/deep.py', `${IMPORT}x = ${'-'.repeat(20_000)}1\n`)],
  ['conditionals 2,000 deep', ...at('shop/deep.py', `${IMPORT}x = ${'1 if 2 else '.repeat(2000)}Invoice\n`)],
  ['lambdas 2,000 deep', ...at('shop/deep.py', `${IMPORT}x = ${'lambda: '.repeat(2000)}Invoice\n`)],
  ['brackets 5,000 deep', ...at('shop/deep.py', `${IMPORT}x = ${nest('(', 'Invoice', ')', 5000)}\n`)],
  ['lists 5,000 deep', ...at('shop/deep.py', `${IMPORT}x = ${nest('[', 'Invoice', ']', 5000)}\n`)],
  ['calls 5,000 deep', ...at('shop/deep.py', `${IMPORT}x = ${nest('f(', 'Invoice', ')', 5000)}\n`)],
  ['chained calls, 20,000', ...at('shop/deep.py', `${IMPORT}x = Invoice${'.a()'.repeat(20_000)}\n`)],
  ['a sum of 50,000', ...at('shop/deep.py', `${IMPORT}x = ${'1 + '.repeat(50_000)}Invoice\n`)],
  ['a string of 20,000 pieces', ...at('shop/deep.py', `${IMPORT}x = (${'"a" '.repeat(20_000)})\n`)],
  [
    'functions 500 deep',
    ...at('shop/deep.py', `${IMPORT}${n(500, (i) => `${' '.repeat(i)}def f():\n`)}${' '.repeat(500)}return Invoice\n`),
  ],
  [
    'classes 500 deep',
    ...at('shop/deep.py', `${IMPORT}${n(500, (i) => `${' '.repeat(i)}class C:\n`)}${' '.repeat(500)}x = Invoice\n`),
  ],
  [
    'if 90 deep',
    ...at('shop/deep.py', `${IMPORT}${n(90, (i) => `${' '.repeat(i)}if x:\n`)}${' '.repeat(90)}x = Invoice\n`),
  ],
  [
    'elif 5,000 times',
    ...at('shop/deep.py', `${IMPORT}if x:\n    pass\n${n(5_000, () => 'elif Invoice:\n    pass\n')}`),
  ],
  ['awaits and subscripts 5,000 deep', ...at('shop/deep.py', `${IMPORT}x = ${nest('a[', 'Invoice', ']', 5000)}\n`)],
  ['f-strings in each other', ...at('shop/deep.py', `${IMPORT}x = ${nest("f'{", 'Invoice', "}'", 60)}\n`)],
  ['a comprehension of 2,000 clauses', ...at('shop/deep.py', `${IMPORT}x = [Invoice ${'for a in b '.repeat(2000)}]\n`)],
  [
    'a match of 5,000 cases',
    ...at('shop/deep.py', `${IMPORT}match x:\n${n(5_000, (i) => `    case ${i}:\n        Invoice\n`)}`),
  ],
  [
    'an import of 20,000 names',
    ...at(
      'shop/names.py',
      `from shop.billing.invoice import (Invoice,\n${n(20_000, (i) => `    Invoice as i${i},\n`)})\n`,
    ),
  ],
  ['20,000 decorators', ...at('shop/deco.py', `${IMPORT}${n(20_000, () => '@Invoice\n')}def f(): pass\n`)],
  ['20,000 arguments', ...at('shop/args.py', `${IMPORT}f(${n(20_000, (i) => `a${i}=Invoice, `)})\n`)],
  [
    'a chain of 2,000 first-party modules',
    Object.fromEntries(
      Array.from({ length: 2000 }, (_, i) => [
        `shop/m${i}.py`,
        i === 0 ? IMPORT : `from shop.m${i - 1} import Invoice\n`,
      ]),
    ),
    ANY,
  ],
  [
    'a ring of 500 modules',
    Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`shop/r${i}.py`, `import shop.r${(i + 1) % 500}\n${IMPORT}`]),
    ),
    ANY,
  ],
  [
    'a package 200 deep',
    Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`shop/${'d/'.repeat(i)}__init__.py`, i === 199 ? IMPORT : '']),
    ),
    ANY,
  ],
  ['JSON 100,000 deep', ...at('a.json', `{"x": "${NAME}", "a": ${nest('[', '1', ']', 100_000)}}`)],
  ['YAML 10,000 deep', ...at('a.yaml', `class_path: ${NAME}\na: ${nest('[', '1', ']', 10_000)}\n`)],
  ['YAML with a million dashes', ...at('a.yaml', `class_path: ${NAME}\n${'- '.repeat(1_000_000)}\n`)],
  ['TOML 10,000 deep', ...at('a.toml', `x = "${NAME}"\na = ${nest('[', '1', ']', 10_000)}\n`)],
  ['TOML of a table 10,000 deep', ...at('a.toml', `x = "${NAME}"\n[${Array(10_000).fill('a').join('.')}]\n`)],
  [
    'YAML that laughs',
    ...at(
      'a.yaml',
      `class_path: ${NAME}\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((name, i) => `${name}: &${name} [${`*${'abcdefghij'[i]},`.repeat(9)}]\n`).join('')}`,
    ),
  ],
  [
    'YAML of 20,000 documents',
    ...at(
      'a.yaml',
      n(20_000, () => `class_path: ${NAME}\n---\n`),
    ),
  ],
  ['YAML that is broken', ...at('a.yaml', `class_path: ${NAME}\n  : [\n`)],
  ['JSON that is broken', ...at('a.json', `{"a": "${NAME}"`)],
  ['JSON with __proto__', ...at('a.json', `{"__proto__": {"class_path": "${NAME}"}}`)],
  ['a manifest 10,000 deep', ...at('pyproject.toml', `[project]\nname = "shop"\na = ${nest('[', '1', ']', 10_000)}\n`)],
  ['a manifest that is broken', ...at('pyproject.toml', '[project\nname = "shop"\n')],
  ['a manifest of other types', ...at('pyproject.toml', 'project = 7\ntool = []\n')],
  [
    'a manifest with __proto__',
    ...at('pyproject.toml', '[project]\nname = "shop"\n[__proto__]\nx = 1\n[tool.__proto__]\ny = 1\n'),
  ],
  [
    'a manifest with 20,000 dependencies',
    ...at(
      'pyproject.toml',
      `[project]\nname = "shop"\nversion = "1"\ndependencies = [\n${n(20_000, (i) => `  "d${i}>=1",\n`)}]\n`,
    ),
  ],
  [
    'a requirement of 100,000 brackets',
    ...at(
      'pyproject.toml',
      `[project]\nname = "shop"\nversion = "1"\ndependencies = ["a${'('.repeat(100_000)}", "b; ${'('.repeat(50_000)}"]\n`,
    ),
  ],
  ['a workflow that is no workflow', ...at('.github/workflows/x.yml', 'on: 7\njobs: [1, {a: [b]}]\n')],
  ['a workflow 5,000 deep', ...at('.github/workflows/x.yml', `jobs: ${nest('{a: ', '1', '}', 5000)}\n`)],
  [
    'a pre-commit configuration of other types',
    ...at('.pre-commit-config.yaml', 'repos: [1, {hooks: 7}, {hooks: [1, {id: []}]}]\n'),
  ],
  ['JavaScript 5,000 deep', ...at('a.js', `const a = "${NAME}"\nconst b = ${nest('[', '1', ']', 5000)}\n`)],
  ['JavaScript that is broken', ...at('a.ts', `const a = "${NAME}"\nconst b = {{{\n`)],
  ['a shell script of 50,000 continuations', ...at('a.sh', `python -m ${NAME} ${'\\\n'.repeat(50_000)}\n`)],
  [
    'a setup.py 2,000 deep',
    ...at('setup.py', `from setuptools import setup\nsetup(name="shop", x=${nest('[', '1', ']', 2000)})\n`),
  ],
  ['bytes that are no text', ...at('shop/bytes.py', Buffer.from([0x66, 0xff, 0xfe, 0x0a]))],
  ['a module of NUL bytes', ...at('shop/nul.py', Buffer.concat([Buffer.from(IMPORT), Buffer.alloc(100)]))],
  ['a cookie nobody knows', ...at('shop/cookie.py', `# coding: klingon\n${IMPORT}x = "é"\n`), 'shop/cookie.py'],
  ['a cookie of cp1252', ...at('shop/cookie.py', Buffer.from(`# coding: cp1252\n${IMPORT}x = "\u00e9"\n`, 'latin1'))],
  ['a cookie of utf-7', ...at('shop/cookie.py', `# coding: utf-7\n${IMPORT}x = "+AOk-"\n`)],
  ['a cookie of utf-16', ...at('shop/cookie.py', `# coding: utf-16\n${IMPORT}`)],
  [
    'UTF-16 with a mark',
    ...at('shop/wide.py', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(IMPORT, 'utf16le')])),
  ],
  ['form feeds and vertical tabs', ...at('shop/feeds.py', `\f${IMPORT}\fx = Invoice\n\v\n`)],
  ['carriage returns alone', ...at('shop/returns.py', IMPORT.replace('\n', '\r') + 'x = Invoice\r')],
  ['line separators', ...at('shop/lines.py', `${IMPORT}x = "\u2028\u2029\u0085"; y = Invoice\n`)],
  ['names in wide letters', ...at('shop/wide.py', 'from shop.billing.invoice import Ｉnvoice\n')],
  ['a lone surrogate in a config', ...at('a.json', `{"a": "${NAME}", "b": "\\ud800"}`)],
  ['a control character in a name', ...at('shop/a\u0001b.py', IMPORT)],
  ['an escape in a name', ...at('shop/\u001b[31mred.py', IMPORT)],
  ['a line end in a name', ...at('shop/a\nb.py', IMPORT)],
  ['a name with quotes and backslashes', ...at('shop/a"b\\c.md', `${NAME}\n`)],
  ['a name of 255 bytes', ...at(`shop/${'n'.repeat(252)}.py`, IMPORT)],
  ['__proto__ as a module', ...at('shop/__proto__.py', IMPORT)],
  ['constructor as a module', ...at('shop/constructor.py', `${IMPORT}def constructor(): return Invoice\n`)],
  [
    'names of objects everywhere',
    ...at('shop/objects.py', `${IMPORT}__proto__ = Invoice\nconstructor = hasOwnProperty = toString = __proto__\n`),
  ],
  ['a name that starts with a dash', ...at('-rf.py', IMPORT)],
  ['a file of 30 MB', ...at('big.md', `${NAME}\n${'x\n'.repeat(15_000_000)}`)],
  ['a Python file of 30 MB', ...at('shop/big.py', `${IMPORT}${'x = 1\n'.repeat(5_000_000)}`)],
  ['a Python file of 6 MB', ...at('shop/big.py', `${IMPORT}${'x = 1\n'.repeat(1_000_000)}`)],
  [
    '20,000 files',
    Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`many/${i % 100}/f${i}.txt`, 'x'])),
    ANY,
  ],
  [
    '3,000 modules that import it',
    Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`shop/n${i}.py`, `${IMPORT}x = Invoice\n`])),
    ANY,
  ],
  [
    'a package that is a mess',
    { 'shop/billing/x.py': 'def (:\n', 'shop/billing/y.py': '\t\tx\n  y\n', 'shop/billing/z.py': '"""' },
    ANY,
  ],
]
