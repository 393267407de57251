/**
 * `npm run build`: compile `src` and `transforms` to `dist`, put the Python grammar beside them, write the schemas and the
 * man page, and put the program into one file that starts fast. With `--if-possible` (from `dependencies`, which npm runs in a
 * checkout alone, once it has installed) a missing compiler is no error: the development dependencies may have been left out.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)

/** The grammar of tree-sitter-python 0.25.0: another one has other node names, so it must not slip in. */
const GRAMMAR_SHA256 = '16108b50df4ee9a30168794252ab55e7c93bfc5765d7fa0aa3e335752c515f47'

const compiler = folderOf('typescript')
const grammar = folderOf('tree-sitter-python')

if (compiler === undefined || grammar === undefined) {
  const missing = compiler === undefined ? 'typescript' : 'tree-sitter-python'
  console.error(`build: ${missing} is not installed (a development dependency), so dist/ is not built`)
  if (!process.argv.includes('--if-possible')) process.exitCode = 1
} else {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  compile(compiler)
  copyGrammar(grammar)
  await checkGrammar()
  copyProbes()
  cpSync(join(root, 'page'), join(root, 'dist/page'), { recursive: true })
  chmodSync(join(root, 'dist/src/cli/main.js'), 0o755)
  await writeSchemas()
  writeManPage()
  if (folderOf('rolldown') === undefined)
    console.error('build: rolldown is not installed, so the program starts from its modules')
  else {
    const { bundleProgram } = await import('./bundle-program.mjs')
    await bundleProgram(root)
  }
}

function folderOf(name) {
  try {
    return dirname(require.resolve(`${name}/package.json`))
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

function compile(folder) {
  const tsc = join(folder, 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { cwd: root, stdio: 'inherit' })
}

function copyGrammar(folder) {
  const wasm = join(folder, 'tree-sitter-python.wasm')
  const found = createHash('sha256').update(readFileSync(wasm)).digest('hex')
  if (found !== GRAMMAR_SHA256) throw new Error(`${wasm} has SHA-256 ${found}, not ${GRAMMAR_SHA256}`)
  const target = join(root, 'dist', 'wasm')
  mkdirSync(target, { recursive: true })
  copyFileSync(wasm, join(target, 'tree-sitter-python.wasm'))
  copyFileSync(join(folder, 'LICENSE'), join(target, 'LICENSE'))
}

/** The programs that `try` runs in Python. */
function copyProbes() {
  cpSync(join(root, 'python'), join(root, 'dist/python'), {
    recursive: true,
    filter: (path) => !path.endsWith('__pycache__'),
  })
}

/** Where the program is installed there is no development dependency to fall back on. */
async function checkGrammar() {
  const { grammarPath } = await import(pathToFileURL(join(root, 'dist/src/python/parse/grammar.js')).href)
  const copied = join(root, 'dist', 'wasm', 'tree-sitter-python.wasm')
  if (grammarPath() !== copied)
    throw new Error(`the built program looks for its grammar at ${grammarPath()}, not at ${copied}`)
}

/** The forms of the recipe and of what machines read, from the code that reads and prints them. */
async function writeSchemas() {
  const built = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
  const { recipeJsonSchema } = await built('src/plan/recipe/recipe-schema.js')
  const { MACHINE_SCHEMAS, machineJsonSchema } = await built('src/report/report-schema.js')
  writeSchema('recipe', recipeJsonSchema())
  for (const name of Object.keys(MACHINE_SCHEMAS)) writeSchema(name, machineJsonSchema(name))
}

function writeSchema(name, schema) {
  const path = join(root, 'schema', `${name}.schema.json`)
  const text = JSON.stringify(schema, null, 2) + '\n'
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** The page for man(1), from the same commands and options as `--help`. */
function writeManPage() {
  const text = execFileSync(process.execPath, [join(root, 'dist/src/cli/main.js'), 'man'], { encoding: 'utf8' })
  mkdirSync(join(root, 'man'), { recursive: true })
  writeFileSync(join(root, 'man', 'extract-codemod.1'), text)
}
