import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { referencesOf } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { runsOnLoad } from '../../python/facts/moments.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { Relocation } from './relocation.ts'

/** State of the interpreter that code draws from or reads, and how code changes it (library reference: `os.environ`, `random`, `sys`). */
const STATES: readonly { readonly reads: RegExp; readonly state: string; readonly changes: RegExp }[] = [
  {
    reads: /^os\.(?:environ|getenv)\b/,
    state: 'os.environ',
    changes:
      /^os\.(?:putenv|unsetenv)$|^os\.environ\.(?:setdefault|update|pop|popitem|clear|__setitem__)$|^os\.environ=$/,
  },
  { reads: /^random\./, state: 'random', changes: /^random\./ },
  { reads: /^numpy\.random\./, state: 'numpy.random', changes: /^numpy\.random\./ },
  { reads: /^os\.(?:getcwd|path\.abspath)$/, state: 'the working directory', changes: /^os\.f?chdir$/ },
  { reads: /^sys\.(?:path|argv)\b/, state: 'sys', changes: /^sys\.(?:path|argv)(?:\.\w+|=)$/ },
]

/** A moved value that is drawn from such a state, which code that stays changes while the module is loaded. */
export interface DrawnValue {
  readonly names: readonly string[]
  readonly state: string
  readonly span: Span
}

/**
 * Moved values that are computed from state of the interpreter, where other code of the source changes or draws from that state while it is loaded:
 * in the target they are computed before or after all of it.
 */
export function drawnValues(facts: ModuleFacts, self: ModuleIdentity, relocation: Relocation): readonly DrawnValue[] {
  const moving = new Set(relocation.statements)
  return relocation.statements.flatMap((at): readonly DrawnValue[] => {
    const statement = facts.statements[at]
    if (statement?.kind !== 'assign') return []
    for (const reference of referencesOf(facts, at)) {
      const name = runsOnLoad(reference) ? nameOf(facts, self, reference) : undefined
      const state = name === undefined ? undefined : STATES.find(({ reads }) => reads.test(name))
      if (state === undefined) continue
      const isChanged = facts.references.some(
        (one) =>
          !moving.has(one.statement) &&
          runsOnLoad(one) &&
          state.changes.test(nameOf(facts, self, one) + (isSet(facts, one) ? '=' : '')),
      )
      if (isChanged) return [{ names: statement.names, state: state.state, span: reference.span }]
    }
    return []
  })
}

function nameOf(facts: ModuleFacts, self: ModuleIdentity, reference: Reference): QualifiedName {
  const meaning = meaningOf(facts, reference, self)
  return meaning.kind === 'imported' ? joinName(meaning.name, ...reference.attributes.map((step) => step.name)) : ''
}

/** `os.environ["x"] = ...`, `del os.environ["x"]`, `sys.path[:0] = ...`, `sys.argv = ...`. */
function isSet({ text }: ModuleFacts, { span, attributes, context }: Reference): boolean {
  const end = attributes.at(-1)?.span.end ?? span.end
  if (context !== 'load') return true
  return (
    /^\s*\[[^\]\n]*\]\s*(?:[-+*/|&^%]|\/\/|\*\*)?=(?!=)/.test(text.slice(end, end + 120)) ||
    (/\bdel\s+[\w.]*$/.test(text.slice(Math.max(0, span.start - 40), span.start)) &&
      /^\s*\[/.test(text.slice(end, end + 5)))
  )
}
