// Draws tasks nobody chose over several repositories at once, in the shares of kinds that MoveBench has.
//   node bench/draw-tasks.mjs REPOS.json CHECKOUTS [--seed 1] [--tasks 120] > open.json
// REPOS.json holds `{ repos: [{ name, repo, commit, src, packages }] }`; CHECKOUTS has a git checkout of each, by `name`.
// A symbol is drawn where another file of the repository names it and its module, so that there is something to change.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { modulesOf, numbersFrom } from './draw-moves.mjs'

/** How often each kind comes, of 40. */
const shares = {
  class_move: 11,
  func_to_new: 8,
  func_to_existing: 7,
  module_to_subpackage: 5,
  constant_move: 4,
  group_to_new: 3,
  rename_module: 2,
}
const listOf = {
  class_move: 'classes',
  constant_move: 'constants',
  func_to_new: 'functions',
  func_to_existing: 'functions',
}
/** Modules whose names their package or its tests enumerate at run time: a move out of them is a change of interface. */
const enumerated = /^(?:toolz\.curried|tlz)(?:\.|$)/
const newNames = ['_pieces', '_support', '_shared', '_toolkit']

/** Whether a module binds a name in a way the drawing leaves out: below an if/try/with at the left margin, or by `global`. */
export function isBoundOddly(text, name) {
  if (new RegExp(`^\\s+global\\s[^#\\n]*\\b${name}\\b`, 'm').test(text)) return true
  let inside = false
  for (const line of text.split(/\r?\n/)) {
    if (/^\S/.test(line)) inside = /^(?:if|elif|else|try|except|finally|with|for|while)\b/.test(line)
    if (!inside) continue
    if (new RegExp(`^\\s+(?:(?:async\\s+)?def|class)\\s+${name}\\b|^\\s+${name}\\s*[:=]`).test(line)) return true
    if (new RegExp(`^\\s+(?:from\\s.*)?import\\s.*\\b${name}\\b`).test(line)) return true
  }
  return false
}

/** The module-level names of a checkout that other files use: `{ module, kind, name }`, and its modules and packages. */
export function candidatesOf(checkout, { src, packages }) {
  const modules = modulesOf(checkout, src, packages).filter((module) => !enumerated.test(module.name))
  const listed = execFileSync('git', ['ls-files', '-z', '*.py'], { cwd: checkout, maxBuffer: 1e8 }).toString('utf8')
  const files = listed.split('\0').filter((path) => path !== '')
  const words = new Map(
    files.map((path) => [path, new Set(readFileSync(join(checkout, path), 'utf8').match(/[^\W\d]\w*/gu) ?? [])]),
  )
  const sources = modules.filter((module) => !module.isPackage && module.name.includes('.'))
  const users = (module, name) =>
    [...words].filter(([path, has]) => path !== module.path && has.has(name) && has.has(module.name.split('.').at(-1)))
  const candidates = sources.flatMap((module) => {
    const text = readFileSync(join(checkout, module.path), 'utf8')
    return ['functions', 'classes', 'constants'].flatMap((kind) =>
      module[kind]
        .filter((name) => users(module, name).length > 0 && !isBoundOddly(text, name))
        .map((name) => ({ module, kind, name })),
    )
  })
  return { modules, sources, candidates }
}

/** One request of a kind, or undefined where this draw gives none. `next` is the stream of numbers. */
export function drawRequest(kind, { modules, sources, candidates }, next) {
  const pick = (list) => list[Math.floor(next() * list.length)]
  const names = new Set(modules.map((module) => module.name))
  const parentOf = (name) => name.slice(0, name.lastIndexOf('.'))
  if (kind === 'rename_module' || kind === 'module_to_subpackage') {
    const { name: old } = pick(sources)
    const last = old.split('.').at(-1)
    const home =
      kind === 'rename_module'
        ? `${old}_${pick(['core', 'impl'])}`
        : `${parentOf(old)}.${pick(['parts', '_impl', '_private'])}.${last}`
    return names.has(home) ? undefined : { rename_modules: { [old]: home } }
  }
  const drawn = pick(
    candidates.filter((one) => (kind === 'group_to_new' ? one.kind !== 'constants' : one.kind === listOf[kind])),
  )
  if (drawn === undefined) return undefined
  const parent = parentOf(drawn.module.name)
  const siblings = sources.filter((module) => module !== drawn.module && parentOf(module.name) === parent)
  const symbols = new Set([drawn.name])
  if (kind === 'group_to_new') {
    const others = [...drawn.module.functions, ...drawn.module.classes]
    const wanted = 2 + Math.floor(next() * 3)
    for (let at = 0; at < 20 && symbols.size < wanted; at += 1) symbols.add(pick(others))
    if (symbols.size < 2) return undefined
  }
  const snake = `_${drawn.name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_')
    .toLowerCase()
    .replace(/^_+/, '')}`
  const fresh =
    kind === 'constant_move' ? '_constants' : kind === 'class_move' ? pick([snake, '_extension']) : pick(newNames)
  const existing = kind === 'func_to_existing' || (kind === 'class_move' && next() < 0.5)
  if (existing && siblings.length === 0) return undefined
  const to = existing ? pick(siblings).name : `${parent}.${fresh}`
  if (!existing && names.has(to)) return undefined
  return { move: [{ from: drawn.module.name, to, symbols: [...symbols] }] }
}

/** `count` different tasks, the repositories in turn, the kinds in their shares. */
export function drawTasks(repos, checkouts, seed, count) {
  const next = numbersFrom(seed)
  const bag = Object.entries(shares).flatMap(([kind, share]) => Array(share).fill(kind))
  const known = new Map(repos.map((one) => [one.name, candidatesOf(join(checkouts, one.name), one)]))
  const tasks = new Map()
  const times = new Map()
  while (tasks.size < count) {
    const one = repos[tasks.size % repos.length]
    const kind = bag[Math.floor(next() * bag.length)]
    const request = drawRequest(kind, known.get(one.name), next)
    if (request === undefined) continue
    const label = `${one.name}-${kind}`
    const key = `${one.name} ${JSON.stringify(request)}`
    if (tasks.has(key)) continue
    times.set(label, (times.get(label) ?? 0) + 1)
    tasks.set(key, {
      id: `${label}-${times.get(label)}`,
      repo: one.repo,
      commit: one.commit,
      kind,
      request,
      expected: 'success_or_refuse',
      features: [],
      split: 'open',
    })
  }
  return [...tasks.values()]
}

if (basename(process.argv[1]) === basename(fileURLToPath(import.meta.url))) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, tasks: { type: 'string', default: '120' } },
  })
  const { repos } = JSON.parse(readFileSync(positionals[0], 'utf8'))
  const tasks = drawTasks(repos, positionals[1], Number(values.seed), Number(values.tasks))
  process.stdout.write(`${JSON.stringify(tasks, undefined, 1)}\n`)
}
