import type { Finding } from '../../model/finding.ts'
import { firstPartOf, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import { packagePlaces } from '../../python/index/package-place.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { functionsReached, moduleNameReaders, moduleNameReads } from './module-name-readers.ts'
import type { ModuleNameRead } from './module-name-readers.ts'

/**
 * Code that makes something of the module a moved definition says it is from: a key, a table name, the module itself. After the move it
 * gets the new module's name. `module-compared` judges names it is compared with; what is only shown is nobody's key.
 */
export function moduleNameFindings(index: SymbolIndex, moved: readonly SymbolMove[]): readonly Finding[] {
  const files = moved.length === 0 ? [] : moduleNameReaders(index)
  if (files.length === 0) return []
  const found = new Map<string, Finding>()
  const known = new Map<RepoPath, readonly ModuleNameRead[]>()
  const readsIn = (path: RepoPath): readonly ModuleNameRead[] => {
    const before = known.get(path) ?? moduleNameReads(index, path)
    known.set(path, before)
    return before
  }
  for (const move of moved) {
    const facts = index.factsOfModule(move.from)
    const kind = facts === undefined ? undefined : statementBinding(facts, move.symbol)?.kind
    if (kind !== 'class' && kind !== 'function') continue
    const spelling = index.workspace.mentioning([move.symbol], '.py')
    const reached = functionsReached(index, move, spelling)
    const own = index.fileOf(move.from)
    const asked = [own, index.fileOf(move.to)].flatMap((path) => path ?? [])
    const near = new Set([...spelling, ...asked, ...[...reached].map((one) => one.slice(0, one.lastIndexOf(' ')))])
    for (const read of files.flatMap((one) => (near.has(one) ? readsIn(one) : []))) {
      const { path, span, scope, asksOwn } = read
      const text = index.facts(path)?.text ?? ''
      const isOwn = new RegExp(String.raw`\b${move.symbol}(?:\(\))?$`).test(
        text.slice(Math.max(0, span.start - 120), span.start),
      )
      const isReached = scope !== undefined && reached.has(`${path} ${String(scope.id)}`)
      const isAnswered = asksOwn && [move.from, move.to].includes(index.moduleOf(path) ?? '')
      const key = `${path} ${String(span.start)}`
      if ((!isReached && !isOwn && !isAnswered) || found.has(key) || own === undefined) continue
      const lost = read.ofModule.find((name) => !offers(index, moved, move.to, name))
      if (!isAnswered && lost === undefined && read.ofModule.length > 0) continue
      found.set(key, isAnswered ? answered(read, move) : told(read, move, lost))
    }
  }
  return [...found.values()]
}

/** `type(x).__module__ == __name__` in a module that a definition leaves or comes to: the answer would be another one. */
function answered({ path, span }: ModuleNameRead, { from, to, symbol }: SymbolMove): Finding {
  return {
    code: 'module-compared',
    level: 'error',
    reason: `${path} asks whether \`__module__\` is its own name; of ${symbol} that is "${from}" and will be "${to}", so the answer would be another one`,
    advice: `Let that place ask for ${symbol} itself first, or leave ${symbol} in ${from}.`,
    place: { path, span },
  }
}

/** `lost`: a name that is read of the module and that the new one does not have. */
function told({ path, span }: ModuleNameRead, { from, to, symbol }: SymbolMove, lost: string | undefined): Finding {
  const isLost = lost !== undefined
  return {
    code: 'module-name-read',
    level: isLost ? 'error' : 'warning',
    reason: isLost
      ? `${path} reads \`${lost}\` of the module of ${symbol}; that is ${from} and will be ${to}, which has no such name`
      : `${path} makes something of \`__module__\` of ${symbol}; that is "${from}" and will be "${to}"`,
    advice: isLost
      ? `Let that place name the module it needs first, or leave ${symbol} in ${from}; where ${to} does as well: \`accept: [{ code: module-name-read, path: ${path}, because: ... }]\`.`
      : `Look whether anybody keeps it: keys, names of tables and tasks. Let that place say the name first where it has to stay.`,
    place: { path, span },
  }
}

/** Whether a module has a name afterwards. */
function offers(index: SymbolIndex, moved: readonly SymbolMove[], module: QualifiedName, name: string): boolean {
  return index.binds(module, name) || moved.some((move) => move.to === module && move.symbol === name)
}

/** A part of `__name__` (of the module itself, not of a class: `cls.__name__`), or the bare name of `__file__`, in a module that gets another name. */
const PART =
  /(?<!\.\s*)\b__name__\s*\.\s*(?:split|rsplit|partition|rpartition|removeprefix|removesuffix|replace)\b[^\n]*|\b__file__\s*\)?\s*(?:\.\s*\w+\s*(?:\(\s*\))?\s*)*?\.\s*(?:stem|name)\b|\bbasename\s*\(\s*__file__\s*\)/g

/** Modules that get another name and make something of a part of it: `TAG = __name__.split(".")[-1]`, `Path(__file__).stem`. */
export function ownNameParts(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  return modules.flatMap((module) => {
    const path = index.fileOf(module)
    const facts = path === undefined ? undefined : index.facts(path)
    if (path === undefined || facts === undefined || facts.errors.length > 0) return []
    // A package that is asked for its files by it is named anew where the files are.
    const { isAside } = asidesOf(facts)
    const asked = packagePlaces(facts).flatMap((place) => (place.asked === undefined ? [] : [place.asked.argument]))
    return [...facts.text.matchAll(PART)].flatMap((match): readonly Finding[] => {
      if (asked.some((one) => one.start <= match.index && match.index < one.end)) return []
      const isFile = match[0].includes('__file__')
      const [old, final] = isFile ? [lastPartOf(module), lastPartOf(to(module))] : partsOf(match[0], module, to(module))
      if (isAside(match.index) || old === final) return []
      return [ownPart(path, match.index, match[0].trimEnd(), old, final)]
    })
  })
}

/** The part that the text takes, where that is said: the first word, the last one, or all but that; else the whole names. */
function partsOf(text: string, module: QualifiedName, final: QualifiedName): readonly [string, string] {
  if (/^__name__\s*\.\s*(?:split|partition)\s*\([^)]*\)\s*\[\s*0\s*\]/.test(text))
    return [firstPartOf(module), firstPartOf(final)]
  if (/^__name__\s*\.\s*r(?:partition\s*\([^)]*|split\s*\([^),]*,\s*1\s*)\)\s*\[\s*0\s*\]/.test(text))
    return [parentOf(module), parentOf(final)]
  if (/^__name__\s*\.\s*\w+\s*\([^)]*\)\s*\[\s*-\s*1\s*\]/.test(text)) return [lastPartOf(module), lastPartOf(final)]
  return [module, final]
}

function ownPart(path: RepoPath, start: number, text: string, old: string, final: string): Finding {
  return {
    code: 'module-name-read',
    level: 'warning',
    reason: `${path} makes something of its own name; where it says "${old}" it will say "${final}"`,
    advice:
      'Look whether anybody keeps it: keys, names of tables and tasks. Write the word out first where it has to stay.',
    place: { path, span: { start, end: start + text.length } },
  }
}
