import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import { codeAlone } from '../../python/facts/code-alone.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { whenRun } from '../meaning/when-run.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Moved definitions that stand below a statement of their new module which, while that is loaded, runs a function or a class that says them:
 * `rule = Builder()` above `class Node`, where a method of `Builder` makes one. Read off the words of what runs, and of what these name.
 */
export function madeTooLate(scene: Scene): readonly Finding[] {
  const targets = new Map<string, Set<string>>()
  for (const { to, symbol } of scene.plan.symbols) {
    const module = scene.map.moduleTo(to)
    targets.set(module, (targets.get(module) ?? new Set()).add(symbol))
  }
  return [...targets].flatMap(([module, symbols]): readonly Finding[] => {
    const [facts, path] = [scene.after.factsOfModule(module), scene.after.fileOf(module)]
    if (facts === undefined || path === undefined || facts.errors.length > 0) return []
    const code = { facts, textOf: textsOf(facts) }
    return [...symbols].flatMap((symbol): readonly Finding[] => {
      const made = facts.statements.find(({ names }) => names.includes(symbol))
      const early = made === undefined ? undefined : facts.statements.find((one) => isEarly(code, one, made, symbol))
      if (early === undefined) return []
      return [
        {
          code: 'read-too-early',
          level: 'error',
          reason: `${path} runs code that reads ${symbol} while it is imported, before the line that binds it`,
          advice: `Choose another module for ${joinName(module, symbol)}, or let that code run in a function.`,
          place: { path, span: early.span },
        },
      ]
    })
  })
}

/** A module as the code of its statements, without strings and comments. */
interface Code {
  readonly facts: ModuleFacts
  readonly textOf: (statement: Statement) => string
}

function textsOf({ text }: ModuleFacts): Code['textOf'] {
  const known = new Map<Statement, string>()
  return (statement) => {
    const said = known.get(statement) ?? codeAlone(text.slice(statement.span.start, statement.span.end))
    known.set(statement, said)
    return said
  }
}

const isDefinition = ({ kind }: Statement): boolean => kind === 'function' || kind === 'class'

/** Whether a statement above another one runs what reads that one's name: in statements of the module that its words lead to. */
function isEarly(code: Code, statement: Statement, made: Statement, symbol: string): boolean {
  if (statement.index >= made.index || statement.kind === 'import' || statement.mainGuard !== undefined) return false
  const seen = new Set<Statement>([made])
  const waiting = [...wordsOf(runningText(code, statement))]
  for (let word = waiting.pop(); word !== undefined; word = waiting.pop())
    for (const other of code.facts.statements)
      if (!seen.has(other) && other.kind !== 'import' && other.names.includes(word)) {
        seen.add(other)
        if (readsIt(code, other, symbol)) return true
        waiting.push(...wordsOf(code.textOf(other)))
      }
  return false
}

/** A name of the module that a statement reads when it runs, at any time: not one of a function, and not an annotation. */
function readsIt({ facts, textOf }: Code, statement: Statement, symbol: string): boolean {
  if (!wordsOf(textOf(statement)).has(symbol)) return false
  return facts.references.some(
    ({ name, statement: at, scope, annotation, typeChecking }) =>
      name === symbol && at === statement.index && !annotation && !typeChecking && !isOwnName(facts, scope, symbol),
  )
}

function isOwnName({ scopes }: ModuleFacts, scope: number, name: string): boolean {
  for (let at = scopes[scope]; at !== undefined && at.id !== 0; at = scopes[at.parent ?? 0])
    if (at.bindings.has(name) && !at.globals.has(name)) return true
  return false
}

/** The names that run with the module in a statement that calls something: all of them, or what a definition calls, is decorated with and is made by. */
function runningText({ facts, textOf }: Code, statement: Statement): string {
  if (!textOf(statement).includes('(') && !isDefinition(statement)) return ''
  const isCall = (end: number): boolean => /^\s*\(/.test(facts.text.slice(end, end + 40))
  const actsOnClasses = (name: string): boolean =>
    facts.statements.some((one) => one.kind === 'class' && one.names.includes(name) && ACTS.test(textOf(one)))
  return facts.references
    .filter(
      (one) =>
        one.statement === statement.index &&
        whenRun(one) === 'with-module' &&
        !one.annotation &&
        (!isDefinition(statement) ||
          isCall(one.attributes.at(-1)?.span.end ?? one.span.end) ||
          facts.text[one.span.start - 1] === '@' ||
          (statement.kind === 'class' && actsOnClasses(one.name))),
    )
    .map(({ name }) => name)
    .join(' ')
}

/** What a class says that runs code when another is made of it, or with it (data model 3.3.3). */
const ACTS = /\b(?:__init_subclass__|__set_name__)\b|^class\s+\w+\s*\(\s*(?:\w+\.)?\w*(?:type|Meta)\b/m

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/(?<![\w.])[A-Za-z_]\w*/g))
}
