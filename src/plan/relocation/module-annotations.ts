import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex, Target } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { isTestFile } from '../manifests/test-files.ts'

/** A place that takes the annotations of a module: all of them, or that of one name. */
interface Asking {
  readonly path: RepoPath
  readonly span: Span
  readonly name: string | undefined
}

/** One in a function that takes the annotations of what it is given, by the name of the function. */
interface Taker extends Asking {
  readonly callee: string
}

/**
 * Variables with an annotation (`RATE: int = 1`) that leave a module, or come to one, whose annotations code takes: by `__annotations__` in the
 * module itself, of the module where another has it, or through `get_type_hints` and `get_annotations`. A module has the annotations that stand in it
 * (data model 3.2), whatever it imports.
 */
export function moduleAnnotations(index: SymbolIndex, moved: readonly SymbolMove[]): readonly Finding[] {
  const annotated = moved.filter(({ from, symbol }) => isAnnotated(index.factsOfModule(from), symbol))
  if (annotated.length === 0) return []
  const places = index.workspace.matching(wordQuery(['__annotations__', 'get_type_hints', 'get_annotations']), '.py')
  const takers = places.flatMap((path) => takersIn(index, path))
  const known = new Map<QualifiedName, readonly Asking[]>()
  const askedOf = (module: QualifiedName): readonly Asking[] => {
    const found = known.get(module) ?? findAsked(module)
    known.set(module, found)
    return found
  }
  const findAsked = (module: QualifiedName): readonly Asking[] => {
    const handed = calleesGiven(index, module, takers)
    return [
      ...places.flatMap((path) => askings(index, path, module)),
      ...takers.filter((one) => handed.has(one.callee)),
    ]
  }
  return annotated.flatMap(({ from, to, symbol, copied }) => [
    ...(copied ? [] : askedOf(from))
      .filter(({ name }) => name === undefined || name === symbol)
      .map((one) => told(one, from, symbol, 'leaves it')),
    ...(index.fileOf(to) === undefined ? [] : askedOf(to))
      .filter(({ name }) => name === undefined)
      .map((one) => told(one, to, symbol, 'comes to it')),
  ])
}

function isAnnotated(facts: ModuleFacts | undefined, symbol: string): boolean {
  const statement = facts === undefined ? undefined : statementBinding(facts, symbol)
  if (facts === undefined || statement === undefined) return false
  const { start, end } = statement.span
  return /^\(?\s*\w+\s*\)?\s*:/.test(facts.text.slice(start, end)) && /^(assign|other|expression)$/.test(statement.kind)
}

/** The places of a file that take the annotations of a module. */
function askings(index: SymbolIndex, path: RepoPath, module: QualifiedName): readonly Asking[] {
  const facts = index.facts(path)
  if (facts === undefined) return []
  const own = index.moduleOf(path) === module
  return facts.references.flatMap((reference): readonly Asking[] => {
    const end = annotationsEnd(index, path, facts, reference, own ? undefined : module)
    return end === undefined ? [] : [{ path, span: reference.span, name: askedName(facts.text, reference.span, end) }]
  })
}

/** Where what takes the annotations ends; `module` undefined: those of the file's own module. */
function annotationsEnd(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  reference: Reference,
  module: QualifiedName | undefined,
): number | undefined {
  const { span, attributes } = reference
  const behind = (at: number): string => facts.text.slice(at, at + 120)
  if (module === undefined) {
    if (reference.name === '__annotations__')
      return facts.scopes[reference.scope]?.kind === 'class' || visibleBindings(facts, reference).length > 0
        ? undefined
        : span.end
    const space = /^(?:globals|vars|locals)\s*\(\s*\)/.exec(behind(span.start))
    if (space !== null) return endOf(behind(span.start + space[0].length), span.start + space[0].length, ITEM)
    const self = OWN.exec(behind(span.start))
    if (self !== null) return endAfter(facts.text, span.start, span.start + self[0].length)
    return isOwnModule(facts, reference) ? endAfter(facts.text, span.start, span.end) : undefined
  }
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  if (meaning.kind !== 'imported') return undefined
  const steps = [undefined, ...attributes]
  for (const [at, step] of steps.entries()) {
    const name = joinName(meaning.name, ...attributes.slice(0, at).map((one) => one.name))
    const target: Target | undefined = name === module || name.includes('.') ? index.lookup(name) : undefined
    if (target?.kind === 'module' && target.module === module)
      return endAfter(facts.text, span.start, step?.span.end ?? span.end)
  }
  return undefined
}

/** Those functions, by the last words of what is called, which are given a module as it is. */
function calleesGiven(index: SymbolIndex, module: QualifiedName, takers: readonly Taker[]): ReadonlySet<string> {
  const found = new Set<string>()
  const names = [...new Set(takers.map(({ callee }) => callee))]
  for (const path of names.length === 0 ? [] : index.workspace.mentioning([lastPartOf(module)], '.py')) {
    const text = index.workspace.glance(path)
    const facts = names.some((name) => text.includes(name)) ? index.facts(path) : undefined
    for (const reference of facts?.references ?? []) {
      const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
      const [before, after] = [facts?.text.slice(0, reference.span.start) ?? '', facts?.text.slice(end, end + 20) ?? '']
      const callee = /^\s*[,)]/.test(after)
        ? /(\w+)\s*\((?:[^()]*,)?\s*(?:\w+\s*=\s*)?$/.exec(before.slice(-200))?.[1]
        : undefined
      if (callee === undefined || facts === undefined) continue
      const meaning = meaningOf(facts, reference, index.identityOf(path))
      const steps = reference.attributes.map((step) => step.name)
      const target = meaning.kind === 'imported' ? index.lookup(joinName(meaning.name, ...steps)) : undefined
      if (target?.kind === 'module' && target.module === module) found.add(callee)
    }
  }
  return found
}

/** The places of a file at which a function takes the annotations of what it is given. */
function takersIn(index: SymbolIndex, path: RepoPath): readonly Taker[] {
  const facts = index.facts(path)
  if (facts === undefined) return []
  return facts.references.flatMap((reference): readonly Taker[] => {
    const [bound] = visibleBindings(facts, reference)
    const callee = bound?.kind === 'parameter' ? facts.scopes[bound.scope]?.name : undefined
    const end = callee === undefined ? undefined : endAfter(facts.text, reference.span.start, reference.span.end)
    if (callee === undefined || end === undefined) return []
    return [{ callee, path, span: reference.span, name: askedName(facts.text, reference.span, end) }]
  })
}

const ITEM = /^\s*(?:\.\s*__dict__\s*)?\[\s*["']__annotations__["']\s*\]/
const OWN =
  /^(?:sys\s*\.\s*)?modules\s*\[\s*__name__\s*\]|^(?:importlib\s*\.\s*)?import_module\s*\(\s*__name__\s*\)|^__import__\s*\(\s*__name__\s*\)/

/** Where the annotations of a module end that stands between two offsets. */
function endAfter(text: string, start: number, end: number): number | undefined {
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 120)]
  if (/\b(?:get_type_hints|get_annotations)\s*\(\s*(?:obj\s*=\s*)?$/.test(before))
    return endOf(after, end, /^[^()]*(?:\([^()]*\)[^()]*)*\)/) ?? end
  if (/\b(?:getattr|hasattr)\s*\(\s*$/.test(before)) return endOf(after, end, /^\s*,\s*["']__annotations__["'][^()]*\)/)
  if (/\bvars\s*\(\s*$/.test(before)) return endOf(after, end, /^\s*\)\s*\[\s*["']__annotations__["']\s*\]/)
  return endOf(after, end, /^\s*\.\s*__annotations__\b/) ?? endOf(after, end, ITEM)
}

function endOf(text: string, at: number, pattern: RegExp): number | undefined {
  const match = pattern.exec(text)
  return match === null ? undefined : at + match[0].length
}

/** A name that is given the module itself, and nothing else. */
function isOwnModule(facts: ModuleFacts, reference: Reference): boolean {
  const bindings = visibleBindings(facts, reference)
  return (
    bindings.length > 0 &&
    bindings.every(({ kind, span }) => {
      const value = /^\s*=\s*([^\n]*)/.exec(facts.text.slice(span.end, span.end + 100))?.[1] ?? ''
      return kind === 'assign' && OWN.test(value)
    })
  )
}

/** The one name that is asked for: `["RATE"]`, `.get("RATE")`, `"RATE" in`. */
function askedName(text: string, { start }: Span, end: number): string | undefined {
  const [before, after] = [text.slice(Math.max(0, start - 120), start), text.slice(end, end + 120)]
  const key = /^\s*(?:\[|\.\s*get\s*\()\s*["'](\w+)["']/.exec(after)?.[1]
  return key ?? /["'](\w+)["']\s+(?:not\s+)?in\s+(?:[\w.]+\s*\(\s*)?$/.exec(before)?.[1]
}

function told({ path, span }: Asking, module: QualifiedName, symbol: string, how: string): Finding {
  return {
    code: 'names-enumerated',
    level: isTestFile(path) && how !== 'leaves it' ? 'warning' : 'error',
    reason: `${path} takes the annotations of ${module}, and ${symbol}, which has one, ${how}`,
    advice: `Keep ${symbol} where it is, or choose a module whose annotations nobody takes. Where it may be found there, or missed, accept it in the recipe: \`accept: [{ code: names-enumerated, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
}
