// What the house looks like in numbers, as a Markdown table:
//   node scripts/house-numbers.mjs [FOLDER [OTHER]]   (default: this checkout; two folders stand side by side)
// A folder of another commit: git worktree add --detach /tmp/before COMMIT
import { parseSync, transformSync, traverse } from '@babel/core'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const HERE = fileURLToPath(new URL('..', import.meta.url))
const LINES = 200
const LONGEST = 60
const MOST_PARAMETERS = 5
/** What the proof may know of plans. */
const WALL = ['recipe', 'manifests', 'workflows', 'names']

const TYPESCRIPT = { presets: ['@babel/preset-typescript'], babelrc: false, configFile: false, cwd: HERE }

const answersElsewhere = await homes()
const folders = process.argv.slice(2)
const trees = (folders.length === 0 ? [HERE] : folders).map(numbersOf)
const rooms = [...new Set(trees.flatMap(({ rooms }) => [...rooms.keys()]))].sort()
const measures = Object.keys(trees[0].numbers)
print('what', measures, (tree, key) => String(tree.numbers[key]))
print('room: files, lines', rooms, ({ rooms }, key) => rooms.get(key)?.join(', ') ?? '-')

function print(title, keys, cell) {
  const names = trees.map((_, at) => (trees.length === 1 ? 'now' : at === 0 ? 'before' : 'after'))
  console.log(`\n| ${title} | ${names.join(' | ')} |\n| --- |${' ---: |'.repeat(trees.length)}`)
  for (const key of keys) console.log(`| ${key} | ${trees.map((tree) => cell(tree, key)).join(' | ')} |`)
}

function numbersOf(root) {
  const paths = ['src', 'transforms'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  )
  const texts = paths.sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  const files = texts.map(({ path, text }) => measured(path, text))
  const rooms = new Map()
  for (const { path, lines } of files) {
    const [count, sum] = rooms.get(roomOf(path)) ?? [0, 0]
    rooms.set(roomOf(path), [count + 1, sum + lines])
  }
  const arrows = new Set(
    files.flatMap(({ path, imports }) =>
      imports.filter((to) => roomOf(to) !== roomOf(path)).map((to) => `${roomOf(path)} ${roomOf(to)}`),
    ),
  )
  const functions = files.flatMap((file) => file.functions)
  const asked = files
    .filter(({ path }) => path.startsWith('src/verify/'))
    .flatMap(({ imports }) => imports.filter((to) => to.startsWith('src/plan/')))
  return {
    rooms,
    numbers: {
      files: files.length,
      lines: files.reduce((sum, { lines }) => sum + lines, 0),
      rooms: rooms.size,
      'files in the largest room': Math.max(...[...rooms.values()].map(([count]) => count)),
      'arrows between rooms': arrows.size,
      [`files over ${LINES} lines`]: files.filter(({ lines }) => lines > LINES).length,
      functions: functions.length,
      [`functions over ${LONGEST} lines`]: functions.filter(({ lines }) => lines > LONGEST).length,
      [`functions over ${MOST_PARAMETERS} parameters`]: functions.filter((one) => one.parameters > MOST_PARAMETERS)
        .length,
      'files on import cycles at run time': onCycles(files),
      'answers outside their home': texts.flatMap((source) => answersElsewhere(source)).length,
      'imports of the proof from plans': asked.length,
      '... beyond its wall': asked.filter((to) => !WALL.includes(roomOf(to).split('/')[2] ?? '')).length,
    },
  }
}

/** `src/plan/names` of a file below it; where there are no rooms inside, `src/plan`. */
function roomOf(path) {
  const parts = dirname(path).split('/')
  return parts[0] === 'src' ? parts.slice(0, 3).join('/') : parts[0]
}

function measured(path, text) {
  const ast = parseSync(text, { ...TYPESCRIPT, filename: path })
  const found = { path, lines: text.trimEnd().split('\n').length, functions: [], imports: [], values: [] }
  const importing = ({ node }) => {
    const specifier = node.source?.value
    if (specifier === undefined || !specifier.startsWith('.')) return
    const to = normalize(join(dirname(path), specifier)).replaceAll('\\', '/')
    found.imports.push(to)
    if ((node.importKind ?? node.exportKind) !== 'type') found.values.push(to)
  }
  traverse(ast, {
    Function({ node }) {
      found.functions.push({ lines: node.loc.end.line - node.loc.start.line + 1, parameters: node.params.length })
    },
    ImportDeclaration: importing,
    ExportNamedDeclaration: importing,
    ExportAllDeclaration: importing,
  })
  return found
}

/** How many files reach themselves by imports that are left when the types are gone. */
function onCycles(files) {
  const next = new Map(files.map(({ path, values }) => [path, values]))
  return files.filter(({ path }) => {
    const seen = new Set()
    const waiting = [...(next.get(path) ?? [])]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at === path) return true
      if (seen.has(at)) continue
      seen.add(at)
      waiting.push(...(next.get(at) ?? []))
    }
    return false
  }).length
}

/** What tells the answers to a question that stand outside its home: of the tests of this checkout, whose homes are held against each tree. */
async function homes() {
  const path = join(HERE, 'test/support/homes.ts')
  const { code } = transformSync(readFileSync(path, 'utf8'), { ...TYPESCRIPT, filename: path })
  const babel = pathToFileURL(createRequire(import.meta.url).resolve('@babel/core')).href
  const alone = code.replaceAll("'@babel/core'", JSON.stringify(babel))
  return (await import(`data:text/javascript,${encodeURIComponent(alone)}`)).answersElsewhere
}
