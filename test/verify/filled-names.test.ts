import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const CODE = {
  'shop/__init__.py': '',
  'shop/till.py': '',
  'shop/data/__init__.py': '',
  'shop/data/load.py': 'X = 1\n',
}

/** What the ledger says of one file where `shop.data` becomes `shop.records`: line, verdict and what the place comes to. */
function said(path: string, text: string): readonly string[] {
  const { proof } = runRecipe(
    'rename_modules: { shop.data: shop.records }\n',
    buildWorkspace({ ...CODE, [path]: text }),
  )
  const rows = (proof?.ledger ?? []).filter((row) => row.path === path)
  return rows.map(({ line, verdict, text: old }) => `${line} ${verdict} ${old}`)
}

test.each([
  ['Makefile', 'PKG := shop\nSUB ?= data # here\nall:\n\truff $(PKG)/$(SUB)\n', ['4 undecided shop/data']],
  ['Makefile', 'DIR = $(PKG)/$(SUB)\nPKG = shop\nSUB = data\n', ['1 undecided shop/data']],
  ['a.mk', 'PKG=shop\nrun:\n\tpython -m ${PKG}.data.load\n', ['3 undecided shop.data.load']],
  ['tox.ini', '[base]\npkg = shop\nsub = data\n[x]\nrun = mypy {[base]pkg}/{[base]sub}\n', ['5 undecided shop/data']],
  ['.env', 'PKG=shop\nSUB="data"\nDIR=${PKG}/${SUB}\n', ['3 undecided shop/data']],
  ['run.sh', 'export PKG=shop\nSUB=data\nls "./$PKG/$SUB/load.py"\n', ['3 undecided shop/data/load.py']],
  ['run.sh', 'SUB=data\nls "shop/${SUB:-data}"\n', ['2 undecided shop/data']],
  ['Dockerfile', 'ARG PKG=shop\nARG SUB=data\nCOPY ${PKG}/${SUB} /app\n', ['3 undecided shop/data']],
  ['justfile', 'pkg := "shop"\nsub := "data"\nlint:\n  ruff {{pkg}}/{{ sub }}\n', ['4 undecided shop/data']],
  ['CMakeLists.txt', 'set(PKG shop)\nset(SUB data)\ninstall(DIRECTORY ${PKG}/${SUB})\n', ['3 undecided shop/data']],
  ['a.bat', 'set PKG=shop\nset SUB=data\ndir %PKG%/%SUB%\n', ['3 undecided shop/data']],
  ['a.ps1', '$env:PKG = "shop"\n$SUB = "data"\nls $env:PKG/$SUB\n', ['3 undecided shop/data']],
  ['ci.yml', 'env:\n  PKG: shop\n  SUB: data\nrun: mypy ${{ env.PKG }}/$SUB\n', ['4 undecided shop/data']],
  ['run.sh', 'for P in a b; do\nP=shop\nP=lib\nQ=data\nls $P/$Q\ndone\n', ['5 undecided shop/data']],
])('what %s puts together from variables is in the ledger: %j', (path, text, rows) => {
  expect(said(path, text)).toEqual(expect.arrayContaining(rows))
})

test.each([
  ['Makefile', 'PKG := shop\nSUB := till\nall:\n\truff $(PKG)/$(SUB).py data\n'],
  ['Makefile', 'SUB := data\nall:\n\truff $(PKG)/$(SUB)\n'],
  ['.env', 'PKG=shop\nDATA=${PKG}_data\nOTHER=$PKG/database\n'],
  ['run.sh', 'PKG=shop\nls $PKG/lib/data\n'],
  ['run.sh', 'X=1\ncurl "$HOST/shop.data.load" $X/shop.data\n'],
  ['Makefile', 'A = $(B)/data\nB = $(A)/data\n'],
  ['notes.md', 'PKG=shop\nSUB=data\n$PKG/$SUB\n'],
])('and what comes to something else is not: %s %j', (path, text) => {
  expect(said(path, text)).toEqual([])
})
