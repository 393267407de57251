import { lastPartOf, parentOf } from '../../model/names.ts'
import { dottedNames } from '../../plan/names/dotted-names.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { baseNames, finalNames } from './canonical.ts'
import { nameOfOrigin, originOf } from './origin.ts'
import type { Scene } from '../proof/proof-input.ts'
import { withNewNames } from './renamed-names.ts'
import { withoutMovedPaths } from './same-paths.ts'

/** UTF-16 units of two texts whose comparison is remembered: a value of a config is one that stands there a thousand times, and two checks ask. */
const SHORT = 200

const compared = new WeakMap<Scene, Map<string, boolean>>()

/** A text in which only old names became new ones, whichever of the two rightly stays; `isPath`: Python takes it for an import path. */
export function sameWords(scene: Scene, was: string, is: string, isPath = false): boolean {
  if (was.length + is.length > SHORT) return areSameWords(scene, was, is, isPath)
  const known = compared.get(scene) ?? new Map<string, boolean>()
  compared.set(scene, known)
  const key = `${was.length} ${String(isPath)} ${was}${is}`
  const found = known.get(key) ?? areSameWords(scene, was, is, isPath)
  known.set(key, found)
  return found
}

function areSameWords(scene: Scene, was: string, is: string, isPath: boolean): boolean {
  if (/[\\/]|\.pyi?(?!\w)/.test(was + is) || /^\w?(['"])[\w-]+\1$/.test(was)) {
    const rest = withoutMovedPaths(scene, was, is)
    if (rest !== undefined && rest.was !== was && rest.is !== is) return sameWords(scene, rest.was, rest.is, isPath)
  }
  const [one, other] = [masked(was), masked(is)]
  if (one === other || withNewNames(scene, one) === other) return true
  if (RELATIVE.test(one) && RELATIVE.test(other)) return sameName(scene, wordsOf(one), wordsOf(other))
  const [names, others] = [dottedNames(one), dottedNames(other)]
  if (names.length !== others.length || names.length === 0) return false
  return (
    skeleton(one, names) === skeleton(other, others) &&
    names.every((name, at) => sameName(scene, name.name, others[at]?.name ?? '', isPath))
  )
}

const RELATIVE = /^\w*(['"])\.+[\w.]+\1$/

function wordsOf(text: string): string {
  return text.replace(/^\w*['"]\.+|['"]$/g, '')
}

/** Escapes are no letters of a name. */
function masked(text: string): string {
  const unix = text.replaceAll('\r\n', '\n')
  return unix.includes('\\') ? unix.replace(/\\[abfnrtv0'"]/g, '  ') : unix
}

function sameName(scene: Scene, was: string, is: string, isPath = false): boolean {
  if (was === is || isBelowRenamed(scene, was, is, isPath)) return true
  const target = scene.after.lookup(is, 'import')
  if (target.kind === 'symbol' || target.kind === 'module') {
    if (sameThing(scene, was, is) || readElsewhere(scene, was, is)) return true
    if (nameOfOrigin(originOf(scene.before, was)) === was && scene.map.moduleTo(was) === is) return true
    // The package of a relative name (`import_module(".lines", "shop.invoicing")`) follows the module.
    return scene.plan.modules.some((move) => parentOf(move.from) === was && parentOf(move.to) === is)
  }
  // A part of a module's name that a call puts together (`import_module(".lines", "shop.invoicing")`).
  return scene.plan.modules.some((move) => endsIn(move.from, was) && endsIn(move.to, is))
}

/** Whether two names of the two trees stand for one definition, however each tree lets it be reached. */
export function sameThing(scene: Scene, was: string, is: string): boolean {
  const target = scene.before.lookup(was, 'import')
  if (target.kind !== 'symbol' && target.kind !== 'module') return false
  return baseNames(scene)(originOf(scene.before, was)) === finalNames(scene)(originOf(scene.after, is))
}

/** A patched name follows its reader: the same name, in the module to which something moved that reads it. */
function readElsewhere(scene: Scene, was: string, is: string): boolean {
  const word = lastPartOf(was)
  if (word !== lastPartOf(is)) return false
  const [source, home] = [parentOf(was), parentOf(is)]
  return scene.plan.symbols.some((move) => move.from === source && scene.map.moduleTo(move.to) === home)
}

/**
 * Whatever stands below a module follows it: what it imports, builtins that it reads, private modules whose files a build makes; in an
 * import path also what nobody knows, and code that moved from it.
 */
function isBelowRenamed(scene: Scene, was: string, is: string, isPath: boolean): boolean {
  const target = scene.before.lookup(was, 'import')
  if (target.kind === 'foreign') return false
  const isGenerated = target.kind === 'missing' && /^_[a-z]/i.test(target.word) && scene.before.isPackage(target.module)
  if (target.kind === 'missing' && !isPath && !isGenerated && !isBuiltin(target.word)) return false
  const finals = [
    target.module,
    ...(isPath ? scene.plan.symbols : []).flatMap((move) => (move.from === target.module ? [move.to] : [])),
  ]
  return finals.some((module) => scene.map.moduleTo(module) + was.slice(target.module.length) === is)
}

function endsIn(module: string, words: string): boolean {
  return module === words || module.endsWith(`.${words}`)
}

function skeleton(text: string, names: ReturnType<typeof dottedNames>): string {
  let result = ''
  let at = 0
  for (const { span } of names) {
    result += text.slice(at, span.start) + '\0'
    at = span.end
  }
  return result + text.slice(at)
}
