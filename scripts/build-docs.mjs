/**
 * `npm run docs`: write what is generated of `docs/`: a page for each finding, the pitfalls, the reference of the recipe, and the outputs of the
 * first extraction. `--check` writes nothing and exits with 1 where something is not as it would be written.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { messagesPage } from './docs/mistakes.mjs'
import { findingPages } from './docs/finding-pages.mjs'
import { recipePage } from './docs/recipe-page.mjs'
import { recorded } from './docs/recorded.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const docs = join(root, 'docs')
const built = (path) => import(pathToFileURL(join(root, 'dist/src', path)).href)

const isCheck = process.argv.includes('--check')
const findings = await built('model/findings/finding-table.js')
const pitfalls = await built('model/pitfalls.js')
const { recipeJsonSchema } = await built('plan/recipe/recipe-schema.js')

const pages = findingPages(root, findings, pitfalls)
pages.set('recipe.md', recipePage(recipeJsonSchema()))
for (const name of readdirSync(docs).filter((one) => one.endsWith('.md'))) {
  const text = readFileSync(join(docs, name), 'utf8')
  if (text.includes('<!-- run: ')) pages.set(name, recorded(text, root))
}

const { runCli } = await built('cli/run-cli.js')
pages.set('messages.md', await messagesPage(runCli))

const stale = []
for (const [name, text] of pages) {
  const path = join(docs, name)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
  stale.push(name)
  if (isCheck) continue
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
for (const name of readdirSync(join(docs, 'findings')).filter((one) => !pages.has(`findings/${one}`))) {
  stale.push(`findings/${name}`)
  if (!isCheck) rmSync(join(docs, 'findings', name))
}
for (const name of stale) console.log(`${isCheck ? 'stale   ' : 'written '} docs/${name}`)
if (isCheck && stale.length > 0) {
  console.log('npm run docs writes them')
  process.exitCode = 1
}
