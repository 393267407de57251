import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** What the proof says of code that reads files of `fen/data`, which became `fen/files`. */
function said(code: string, stays: Readonly<Record<string, string>> = {}): readonly string[] {
  const rest = { 'fen/__init__.py': '', 'fen/conf.py': code, ...stays }
  return proveTrees(
    'rename_modules: { fen.data: fen.files }',
    { ...rest, 'fen/data/__init__.py': '', 'fen/data/a.txt': 'hay\n' },
    { ...rest, 'fen/files/__init__.py': '', 'fen/files/a.txt': 'hay\n' },
  ).checks.flatMap(({ findings }) => findings.map(({ code: one, level }) => `${level} ${one}`))
}

const HERE = 'import os\nfrom pathlib import Path\n\nHERE = Path(__file__).parent\n'

test.each([
  'DATA = "data"\nTEXT = (HERE / DATA / "a.txt").read_text()\n',
  'DATA = "data"\n\n\ndef read(name):\n    return open(os.path.join(str(HERE), DATA, name)).read()\n',
  'def read(name="data/a"):\n    return (HERE / (name + ".txt")).read_text()\n',
  'def read(folder: str = "data", name="a.txt"):\n    return HERE.joinpath(folder, name).read_text()\n',
])('a folder whose word a name has: %j', (code) => {
  expect(said(HERE + code)).toContain('error place-lost')
  expect(said(HERE + code, { 'fen/data/a.txt': 'hay\n', 'fen/data/__init__.py': '' })).not.toContain('error place-lost')
})

test.each([
  'DATA = "data"\nTEXT = (HERE / "a.txt").read_text() + DATA\n',
  'def read(kind="data"):\n    return HERE if kind == "data" else None\n',
])('a word that is no part of a path: %j', (code) => {
  expect(said(HERE + code)).not.toContain('error place-lost')
})
