import type { Finding } from '../../model/finding.ts'
import { firstPartOf } from '../../model/names.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { closing } from '../../python/index/after-chain.ts'
import { baseReferences, calleesOf, homeOfModule, methodOf } from '../../python/index/callees.ts'
import type { Callee, Home } from '../../python/index/callees.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { PlaceMoves } from './place-goals.ts'

/**
 * Classes that look for files beside the module whose name they are handed, and the folders they look into unasked, each with the argument
 * that says another one (Flask, Quart, Dash).
 */
const APP = { templates: 'template_folder', static: 'static_folder', instance: 'instance_path' }
const BESIDE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Flask: APP,
  Quart: APP,
  Blueprint: {},
  Dash: { assets: 'assets_folder' },
}
/** What gets from the name of a module to a file (importlib, pkgutil, the attributes of modules and specs). */
const TO_FILES =
  /\b(?:__file__|__path__|origin|submodule_search_locations|get_data|(?:open|read)_(?:text|binary)|resource_\w+|PackageLoader|get_filename)\b|\bfiles\s*\(/
const STEPS = 4

/**
 * A module that hands its name to something that finds files by it (`Flask(__name__)`, a function of the tree that goes on from
 * `sys.modules[name].__file__`), and does not keep its distance to what lies beside it.
 */
export function namesHandedOver(index: SymbolIndex, moves: PlaceMoves): readonly Finding[] {
  return moves.files.flatMap(({ from: path, to: goal }): readonly Finding[] => {
    if (!path.endsWith('.py') || folderOf(path) === folderOf(goal)) return []
    if (!/\b__name__\b|__spec__\s*\.\s*name\b/.test(index.workspace.glance(path))) return []
    const home = homeOfModule(index, index.moduleOf(path) ?? '')
    if (home === undefined || home.facts.errors.length > 0) return []
    const isLost = (word: string): boolean => {
      const old = joinPath(folderOf(path), word)
      return moves.isThere(old) && moves.goalOf(old) !== joinPath(folderOf(goal), word)
    }
    return handedIn(home).flatMap(({ span, callee }): readonly Finding[] => {
      const lost = lostBy(index, home, { span, callee }, isLost)
      return lost === undefined ? [] : [finding(path, goal, { text: home.facts.text, span }, lost)]
    })
  })
}

/** A call that is handed the own name of the module: all of it, and the reference it calls. */
interface Handed {
  readonly span: Span
  readonly callee: Reference
}

/** Each of them, where a constant that holds the name is handed as well. */
function handedIn({ facts }: Home): readonly Handed[] {
  const own = facts.references.filter(
    (one) => /^__(?:name|spec)__$/.test(one.name) && visibleBindings(facts, one).length === 0,
  )
  const held = own.flatMap(({ span }) => {
    const start = facts.text.lastIndexOf('\n', span.start) + 1
    const name = /^[ \t]*(\w+)[ \t]*(?::[^=\n]*)?=[ \t]*$/.exec(facts.text.slice(start, span.start))?.[1]
    const isWhole = /^(?:\s*\.\s*name)?[ \t]*(?:#|\r?\n|$)/.test(facts.text.slice(span.end, span.end + 200))
    return name !== undefined && isWhole ? facts.references.filter((one) => one.name === name) : []
  })
  return [...own, ...held].flatMap((one) => callHanded(facts, one) ?? [])
}

/** The call that a name is an argument of, by itself. */
function callHanded(facts: ModuleFacts, { name, span }: Reference): Handed | undefined {
  const before = facts.text.slice(Math.max(0, span.start - 300), span.start)
  const call = /((?:[A-Za-z_]\w*\s*\.\s*)*[A-Za-z_]\w*)\s*\((?:[^()]*,)?\s*(?:\w+\s*=\s*)?$/.exec(before)
  const after = name === '__spec__' ? /^\s*\.\s*name\s*[,)]/ : /^\s*[,)]/
  if (call === null || !after.test(facts.text.slice(span.end, span.end + 60))) return undefined
  const start = span.start - (before.length - call.index)
  const callee = referenceStartingAt(facts, start)
  if (callee === undefined || asidesOf(facts).isAside(start)) return undefined
  return { span: { start, end: closing(facts.text, facts.text.indexOf('(', start + (call[1]?.length ?? 0))) }, callee }
}

/** What such a call finds beside the module and would find there no more; undefined where it finds nothing. */
function lostBy(
  index: SymbolIndex,
  home: Home,
  { span, callee }: Handed,
  isLost: (word: string) => boolean,
): string | undefined {
  const call = home.facts.text.slice(span.start, span.end)
  if (/\broot_path\s*=/.test(call)) return undefined
  const words = wordsIn(home.facts)
  for (const one of calleesOf(index, home, callee)) {
    const taker = takerOf(index, one, 0)
    if (taker === undefined) continue
    const known = Object.entries(BESIDE[taker.library ?? ''] ?? {}).flatMap(([folder, said]) =>
      new RegExp(`\\b${said}\\s*=`).test(call) ? [] : [folder],
    )
    const asked = [...words, ...known, ...taker.words]
    const lost = asked.find((word) => isLost(word) || known.some((folder) => isLost(`${folder}/${word}`)))
    if (lost !== undefined) return lost
  }
  return undefined
}

/** Paths that literals of a file can name. */
function wordsIn({ strings, text }: ModuleFacts): readonly string[] {
  return strings.flatMap(({ content, docstring, isFormat }) => {
    const word = docstring || isFormat ? '' : text.slice(content.start, content.end)
    return /^(?:\.?[\w-]+\/)*[\w-]+(?:\.\w+)*$/.test(word) && !/^__\w+__$/.test(word) ? [word] : []
  })
}

/** What a name that is handed over ends in: a class of a library by its last word, or code of the tree that gets to files, with its words. */
interface Taker {
  readonly library: string | undefined
  readonly words: readonly string[]
}

function takerOf(index: SymbolIndex, callee: Callee, depth: number): Taker | undefined {
  if (depth > STEPS || callee.kind === 'unknown' || callee.kind === 'builtin') return undefined
  if (callee.kind === 'library') {
    if (isStandardLibrary(firstPartOf(callee.name))) return undefined
    const word = callee.name.split('.').findLast((part) => part !== '()' && part !== '__init__') ?? ''
    return word in BESIDE ? { library: word, words: [] } : undefined
  }
  const { home, scope } = callee
  const made = callee.kind === 'class' ? methodOf(index, home, scope, '__init__') : undefined
  const body = made ?? { home, scope }
  const text = body.home.facts.text.slice(body.scope.span.start, body.scope.span.end)
  if (TO_FILES.test(text) && (callee.kind !== 'class' || made !== undefined))
    return { library: undefined, words: wordsIn(body.home.facts) }
  const bases = callee.kind === 'class' ? baseReferences(home.facts, scope) : []
  const inside = callee.kind === 'class' && made === undefined ? [] : callsHandingOn(body.home, body.scope.span)
  for (const [there, reference] of [
    ...bases.map((base) => [home, base] as const),
    ...inside.map((one) => [body.home, one] as const),
  ])
    for (const next of calleesOf(index, there, reference)) {
      const taker = takerOf(index, next, depth + 1)
      if (taker !== undefined) return taker
    }
  return undefined
}

/** The callees of a function that a plain name is handed on to. */
function callsHandingOn({ facts }: Home, { start, end }: Span): readonly Reference[] {
  return facts.references.flatMap((one) => {
    if (one.span.start <= start || one.span.end > end || one.attributes.length > 0) return []
    const isOwn = visibleBindings(facts, one).some((binding) => binding.kind === 'parameter')
    return isOwn ? (callHanded(facts, one)?.callee ?? []) : []
  })
}

function finding(
  path: RepoPath,
  goal: RepoPath,
  { text, span }: { readonly text: string; readonly span: Span },
  word: string,
): Finding {
  return {
    code: 'place-read',
    level: 'error',
    reason: `${path} hands its name to something that finds files beside it (\`${text.slice(span.start, span.end).replace(/\s+/g, ' ')}\`), as ${word}; from ${goal} it would look in ${folderOf(goal)}`,
    advice: `Let it be told the folder or the package that stays first (\`root_path=\`, \`template_folder=\`, the name of the package), let the files come along, or say why it is right as it is: \`accept: [{ code: place-read, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
}
