/**
 * Let the build backends judge what becomes of a project of each packaging: the trees of the fixtures `packaged-by-*` are extracted,
 * and the wheel of before is compared with the two of after. Each file has to be in exactly one of them, and both have to say whom they need.
 * `node check-packagings.mjs CLI PYTHON` prints the verdicts as JSON: each a verdict, a title and what was said.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environment, findUv } from './check-member.mjs'

const BACKENDS = ['hatchling', 'setuptools', 'wheel', 'flit-core<4', 'poetry-core', 'pdm-backend', 'pbr']
const PATIENCE = 60_000
const MEMBER = 'packages/shop-invoicing'

/** The files of a wheel and the names of what it requires, as JSON. */
const CONTENTS = `
import json, re, sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
names = [name for name in wheel.namelist() if ".dist-info/" not in name]
metadata, = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
head = wheel.read(metadata).decode().split("\\n\\n")[0]
needs = re.findall(r"^Requires-Dist: ([\\w.-]+)", head, re.M)
print(json.dumps({"names": names, "needs": needs}))
`

const [cli, python] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'check-packagings-'))
const verdicts = []
try {
  const fixtures = fileURLToPath(new URL('../__testfixtures__/scaffold-package', import.meta.url))
  checkPackagings({ folder, fixtures, cli, python, note: (...verdict) => void verdicts.push(verdict) })
} finally {
  // What took too long may be writing still.
  rmSync(folder, { recursive: true, maxRetries: 5 })
}
console.log(JSON.stringify(verdicts))

/** `fixtures`: the folder of the fixtures; `note` keeps a verdict, a title and what was said. */
function checkPackagings({ folder, fixtures, cli, python, note }) {
  const title = 'packagings: wheels before and after'
  const uv = findUv(folder, python)
  const tools = uv === undefined ? undefined : environment(uv, join(folder, 'backends'))
  if (tools === undefined) return note('skipped', title, 'there is no uv on the PATH ($UV), or no Python for it')
  if (run(uv, ['pip', 'install', '-q', '--python', tools, ...BACKENDS]).status !== 0)
    return note('skipped', title, `uv cannot install ${BACKENDS.join(', ')} here`)
  for (const name of readdirSync(fixtures).filter((one) => one.startsWith('packaged-by-')))
    checkOne({ name, uv, tools, cli, python, note, source: join(fixtures, name), folder: join(folder, name) })
}

function checkOne({ name, uv, tools, cli, python, note, source, folder }) {
  const hasManifest = ['pyproject.toml', 'setup.py', 'setup.cfg'].some((one) => existsSync(join(source, 'input', one)))
  const promise = hasManifest ? 'each file is in one wheel, and both say whom they need' : 'the member can be built'
  const title = `${name}: ${promise}`
  const [before, after] = [join(folder, 'before'), join(folder, 'after')]
  mkdirSync(folder)
  for (const tree of [before, after]) cpSync(join(source, 'input'), tree, { recursive: true })
  const flags = ['--root', after, '--recipe', join(source, 'recipe.yml'), '--no-branch', '--no-commits', '--quiet']
  const applied = run(process.execPath, [cli, 'apply', ...flags])
  if (applied.status !== 0) return note('FAILED', title, said(applied))

  const wheelOf = (tree, out) => {
    const built = run(uv, ['build', '-q', '--wheel', '--no-build-isolation', '--python', tools, '--out-dir', out, tree])
    const wheel = built.status === 0 ? readdirSync(out).find((one) => one.endsWith('.whl')) : undefined
    return wheel === undefined
      ? { problem: said(built) }
      : JSON.parse(run(python, ['-c', CONTENTS, join(out, wheel)]).stdout)
  }
  const base = hasManifest ? wheelOf(before, join(folder, 'base')) : undefined
  if (base?.problem !== undefined) return note('skipped', title, `its wheel cannot be built as it was: ${base.problem}`)
  const member = wheelOf(join(after, MEMBER), join(folder, 'member'))
  const rest = hasManifest ? wheelOf(after, join(folder, 'rest')) : { names: [], needs: [] }
  const broken = [member, rest].flatMap(({ problem }) => problem ?? [])
  if (broken.length > 0) return note('FAILED', title, broken.join('; '))
  const wrong =
    base === undefined ? (member.names.length > 0 ? [] : ['the wheel is empty']) : faults(base, member, rest)
  note(wrong.length === 0 ? 'passed' : 'FAILED', title, wrong.join('; ') || `left it: ${member.names.length}`)
}

/** What is lost, new or in both wheels, and who does not name the other. */
function faults(base, member, rest) {
  const came = member.names.map((name) => name.replace(/^shop_invoicing\//, 'shop/invoicing/'))
  const all = [...rest.names, ...came]
  const without = (names, others) => names.filter((name) => !others.includes(name))
  return [
    ...without(base.names, all).map((name) => `${name} is lost`),
    ...without(all, base.names).map((name) => `${name} is new`),
    ...rest.names.filter((name) => came.includes(name)).map((name) => `${name} is in both`),
    ...(member.needs.includes('shop') ? [] : ['the member does not require shop']),
    ...(rest.needs.includes('shop-invoicing') ? [] : ['shop does not require the member']),
  ]
}

function run(command, args) {
  // Of a tree that no git knows, pbr asks for the version there (its manual, "Environment Variables").
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: '', PBR_VERSION: '1.0' }
  return spawnSync(command, args, { encoding: 'utf8', timeout: PATIENCE, env })
}

function said({ stdout, stderr, error }) {
  return [stdout, stderr, error?.message].filter(Boolean).join(' ').trim().split('\n').slice(-3).join(' ')
}
