/**
 * Let uv, twine and pytest judge the new workspace member of the applied example. What a machine without network
 * cannot do is skipped, with the reason: whether it can is asked of the example as it was, never of the result.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Taken from PyPI into a folder of its own where there is no uv on the PATH. */
const RELEASE = 'uv==0.13.9'
const TOOLS = ['hatchling', 'pytest', 'twine']
const PATIENCE = 30_000
const MEMBER = 'packages/cellkit-data'

/**
 * The steps for the member in `after`. `before` is the example untouched; `program` is run in a fresh environment that has the
 * wheel and nothing else; `step` runs a command and keeps its verdict; `skip` keeps a title and a reason.
 */
export function checkMember({ folder, before, after, program, python, step, skip }) {
  const uv = findUv(folder, python)
  if (uv === undefined)
    return skip('after: the new member, with uv', `there is no uv on the PATH ($UV), and pip cannot install ${RELEASE}`)
  const tools = environment(uv, join(folder, 'tools'))
  if (!tools || !can([uv, 'pip', 'install', '-q', '--python', tools, ...TOOLS], folder))
    return skip('after: the new member, with uv', `uv cannot install ${TOOLS.join(', ')} here within 30 seconds`)

  if (can([uv, 'lock', '-q'], before)) step('after: uv lock', uv, ['lock'], after)
  else skip('after: uv lock', 'uv cannot lock the example as it was before (no network?)')

  const out = join(folder, 'dist')
  // The build uses the environment that has hatchling: nothing is downloaded.
  const build = ['build', '--package', 'cellkit-data', '--no-build-isolation', '--python', tools, '--out-dir', out]
  if (!step('after: uv build --package cellkit-data', uv, build, after)) return
  const files = readdirSync(out).filter((name) => /\.(whl|tar\.gz)$/.test(name))
  const paths = files.map((name) => join(out, name))
  step('after: twine check', tools, ['-m', 'twine', 'check', '--strict', ...paths], after, {
    NO_COLOR: '1',
    TERM: 'dumb',
  })

  const wheel = paths.find((path) => path.endsWith('.whl'))
  const fresh = environment(uv, join(folder, 'fresh'))
  const install = (python) => ['pip', 'install', '-q', '--python', python, '--no-deps', wheel]
  if (step('after: the wheel installs without extras', uv, install(fresh), after))
    step('after: the installed wheel is imported, alone', fresh, ['-I', '-c', program], folder)
  if (!step('after: the wheel installs beside pytest', uv, install(tools), after)) return
  const tests = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--color=no', 'tests']
  step('after: the moved and the generated tests of the member', tools, tests, join(after, MEMBER))
}

/** `$UV`, uv from the PATH, or the one that pip installs with `python`; undefined where there is none to be had. */
export function findUv(folder, python) {
  const own = process.env.UV || 'uv'
  if (can([own, '--version'], folder)) return own
  const home = join(folder, 'uv')
  const [bin, name] = process.platform === 'win32' ? ['Scripts', 'uv.exe'] : ['bin', 'uv']
  const pip = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', RELEASE]
  const isThere = can([python, '-m', 'venv', home], folder) && can([join(home, bin, 'python'), ...pip], folder)
  return isThere ? join(home, bin, name) : undefined
}

/** The Python of a new environment, made from the Python uv finds by itself; nothing where there is none. */
export function environment(uv, folder) {
  if (!can([uv, 'venv', '-q', '--no-python-downloads', folder], undefined)) return undefined
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')
}

function can([command, ...args], cwd) {
  return spawnSync(command, args, { cwd, timeout: PATIENCE }).status === 0
}
