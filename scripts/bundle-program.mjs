/**
 * The built program as one file, `dist/program.cjs`, and beside it the code that V8 compiles for a preview: 641 modules and as many of
 * dependencies take half a second to find, read and compile. `src/cli/load-program.ts` loads both. As a program of its own
 * (`node scripts/bundle-program.mjs compile`) it makes the second.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'
import { Writable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** What is loaded when it is used, or finds its files beside itself. */
const EXTERNAL = [/^node:/, 'jscodeshift', 'web-tree-sitter', '@viz-js/viz']

/** Where modules look for their own files they are told where they were. */
const BANNER = `const moduleUrl = (path) => require('node:url').pathToFileURL(require('node:path').join(__dirname, path)).href`

/** Write the bundle and its compiled code into `dist` of a checkout that is built. */
export async function bundleProgram(root) {
  const { rolldown } = await import('rolldown')
  const dist = join(root, 'dist')
  const bundle = await rolldown({
    input: join(dist, 'src/cli/whole-program.js'),
    platform: 'node',
    external: EXTERNAL,
    resolve: { mainFields: ['module', 'main'] },
    plugins: [
      {
        name: 'module-urls',
        transform: (code, id) =>
          id.startsWith(dist) && code.includes('import.meta.url')
            ? code.replaceAll('import.meta.url', `moduleUrl(${JSON.stringify(relative(dist, id))})`)
            : undefined,
      },
    ],
  })
  await bundle.write({
    file: join(dist, 'program.cjs'),
    format: 'cjs',
    codeSplitting: false,
    dynamicImportInCjs: false,
    banner: BANNER,
    // Comments and blanks alone: traces of errors go on naming functions.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  })
  await bundle.close()
  execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'compile'], { cwd: root, stdio: 'inherit' })
}

/** Preview the example away from any repository, and keep what was compiled on the way. */
async function compile(root) {
  const loading = await import(pathToFileURL(join(root, 'dist/src/cli/load-program.js')).href)
  const { program, script } = loading.loadBundle(false)
  const folder = mkdtempSync(join(tmpdir(), 'extract-codemod-build-'))
  try {
    const example = join(root, 'examples/cellkit')
    if (existsSync(example)) cpSync(example, folder, { recursive: true })
    const sink = () => new Writable({ write: (chunk, encoding, done) => done() })
    const io = { stdin: process.stdin, stdout: sink(), stderr: sink(), folder, isAutomatic: true, quietFor: Infinity }
    const code = await program.runCli(['preview'], io)
    if (code !== 0 && existsSync(example)) throw new Error(`the preview of ${example} ended with ${code}`)
    writeFileSync(loading.COMPILED, script.createCachedData())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[2] === 'compile') await compile(fileURLToPath(new URL('..', import.meta.url)))
