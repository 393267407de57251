// Draws moves nobody chose: top-level functions, classes and constants, groups of them, and whole modules.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function numbersFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The modules of the packages below an import root: name, path, and their top-level definitions by kind. */
export function modulesOf(checkout, root, packages) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '*.py'], {
    cwd: checkout,
    maxBuffer: 1e8,
  }).toString('utf8')
  const prefix = root === '.' ? '' : `${root}/`
  return (
    listed
      .split('\0')
      .filter((path) => path.startsWith(prefix) && packages.includes(path.slice(prefix.length).split('/')[0]))
      .filter((path) => !/(^|\/)(tests?|conftest|__main__|_?vendor(ed)?)(\/|\.py$|$)/.test(path))
      .filter((path, at, all) => all.indexOf(path) === at && existsSync(join(checkout, path)))
      // `unicode6-0-0.py` is loaded by its path, and no module that a recipe can name.
      .filter((path) => /^[\w/]+\.py$/.test(path.slice(prefix.length)))
      .sort()
      .map((path) => {
        const name = path.slice(prefix.length, -3).replaceAll('/', '.')
        return {
          name: name.replace(/\.__init__$/, ''),
          path,
          isPackage: name.endsWith('.__init__'),
          ...definitionsIn(readFileSync(join(checkout, path), 'utf8')),
        }
      })
  )
}

/** Names bound exactly once, at the left margin of a Python text and outside its multi-line strings. */
function definitionsIn(text) {
  const found = { functions: [], classes: [], constants: [] }
  const times = new Map()
  let quote
  for (const line of text.split(/\r?\n/)) {
    if (quote === undefined) {
      const [, definition] = /^(?:async\s+)?def\s+(\w+)/.exec(line) ?? []
      const [, type] = /^class\s+(\w+)/.exec(line) ?? []
      const [, constant] = /^([A-Za-z_]\w*)\s*(?::[^=]+)?=(?!=)/.exec(line) ?? []
      const name = definition ?? type ?? constant
      if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1)
      if (definition !== undefined) found.functions.push(definition)
      if (type !== undefined) found.classes.push(type)
      if (constant !== undefined) found.constants.push(constant)
    }
    for (const [mark] of line.matchAll(/"""|'''/g))
      quote = quote === undefined ? mark : quote === mark ? undefined : quote
  }
  const usable = (name) => times.get(name) === 1 && !/^__\w+__$/.test(name)
  return Object.fromEntries(Object.entries(found).map(([kind, names]) => [kind, names.filter(usable)]))
}

/** `count` different moves, each `{ id, kind, recipe }`; the recipe holds `move` or `rename_modules`. */
export function drawMoves(modules, seed, count) {
  const next = numbersFrom(seed)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const sources = modules.filter((module) => !module.isPackage)
  const names = new Set(modules.map((module) => module.name))
  const drawn = new Map()
  for (let tries = 0; drawn.size < count && tries < count * 200; tries += 1) {
    const kind = pick(['function', 'function', 'class', 'class', 'constant', 'group', 'module'])
    const source = pick(sources)
    const parent = source.name.slice(0, source.name.lastIndexOf('.'))
    const fresh = `${parent}._drawn_${drawn.size}`
    if (names.has(fresh) || parent === '') continue
    if (kind === 'module') {
      const packages = modules.filter(
        (module) => module.isPackage && module.name !== parent && module.name !== source.name,
      )
      const home =
        packages.length > 0 && next() < 0.5 ? `${pick(packages).name}.${source.name.split('.').at(-1)}` : fresh
      if (!names.has(home)) drawn.set(source.name, { kind, recipe: { rename_modules: { [source.name]: home } } })
      continue
    }
    const all =
      kind === 'group'
        ? [...source.functions, ...source.classes, ...source.constants]
        : source[`${kind}${kind === 'class' ? 'es' : 's'}`]
    const wanted = kind === 'group' ? 2 + Math.floor(next() * 2) : 1
    const symbols = new Set()
    for (let at = 0; at < 20 && symbols.size < wanted && all.length > 0; at += 1) symbols.add(pick(all))
    if (symbols.size < wanted) continue
    const near = sources.filter((module) => module !== source)
    const target = near.length > 0 && next() < 0.5 ? pick(near).name : fresh
    drawn.set(`${source.name}:${[...symbols].join()}`, {
      kind: `${kind} to ${target === fresh ? 'new' : 'existing'}`,
      recipe: { move: [{ from: source.name, to: target, symbols: [...symbols] }] },
    })
  }
  return [...drawn.values()].map((move, at) => ({ id: at + 1, ...move }))
}
