import { replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { Binding, ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { PathMap } from './path-map.ts'

/** Methods of a text that look for a part of it. */
const LOOKS = /(?<![\w.])(\w+)\s*\.\s*(?:r?find|r?index|r?split|r?partition|count|replace|removeprefix)\s*\(\s*$/
/** What gives the path of a file or folder. */
const GIVES_PATH =
  /^(?:__file__\b|(?:\w+\s*\.\s*)*(?:fspath|getfile|getsourcefile|getcwd|abspath|realpath|normpath)\s*\(|(?:\w+\s*\.\s*)*path\s*\.\s*join\s*\(|[\w.]+\s*\.\s*(?:as_posix\s*\(|co_filename\b|__file__\b))/

/**
 * `"/shop/invoicing/" in path`: a part of a path on the disk, from a slash to a slash, looked for in a text that is known to hold
 * such a path. Wherever the package lies, its folder has its new name there. An address of a web page looks the same and is left.
 */
export function fragmentEdits(map: PathMap, facts: ModuleFacts): readonly Edit[] {
  const found = facts.strings.flatMap((fact) => {
    const value = facts.text.slice(fact.content.start, fact.content.end)
    const goal =
      /^\/[\w-]+(?:\/[\w-]+)*\/$/.test(value) && !fact.docstring ? map.moduleGoalOf(value.slice(1, -1)) : undefined
    return goal === undefined || goal.kind !== 'folder' ? [] : [{ fact, value, now: `/${goal.to}/` }]
  })
  const sure = new Set(found.flatMap(({ fact, value }) => (isLookedForInPath(facts, fact) ? [value] : [])))
  return found.flatMap(({ fact, value, now }) => {
    const isMeasured = /\blen\s*\(\s*$/.test(facts.text.slice(Math.max(0, fact.span.start - 20), fact.span.start))
    return isLookedForInPath(facts, fact) || (isMeasured && sure.has(value))
      ? [replace(fact.content.start, fact.content.end, now, 'review')]
      : []
  })
}

function isLookedForInPath(facts: ModuleFacts, { span }: StringFact): boolean {
  const before = facts.text.slice(Math.max(0, span.start - 80), span.start)
  const after = /^\s*(?:not\s+)?in\s+/.exec(facts.text.slice(span.end, span.end + 40))
  if (after !== null) return holdsPath(facts, span.end + after[0].length)
  const method = LOOKS.exec(before)
  return method !== null && areBoundToPaths(facts, bindingsAt(facts, span.start - before.length + method.index, 1))
}

/** Whether the expression at an offset gives a path as a text: at once, or by a name that nothing else is bound to. */
function holdsPath(facts: ModuleFacts, at: number): boolean {
  const rest = facts.text.slice(at, at + 200)
  if (GIVES_PATH.test(rest)) return true
  const made = /^str\s*\(\s*(?=\w)/.exec(rest)
  if (made !== null) return isPathObject(facts, at + made[0].length)
  return areBoundToPaths(facts, bindingsAt(facts, at, 0))
}

function areBoundToPaths(facts: ModuleFacts, bindings: readonly Binding[]): boolean {
  return bindings.length > 0 && bindings.every((one) => holdsPathBy(facts, one))
}

function holdsPathBy(facts: ModuleFacts, binding: Binding): boolean {
  const given = /^\s*(?::[^=\n]*)?=\s*/.exec(facts.text.slice(binding.span.end, binding.span.end + 120))
  const at = binding.span.end + (given?.[0].length ?? 0)
  // The name itself on the right side would ask for what is being answered.
  const isItself = facts.text.slice(at, at + binding.name.length) === binding.name
  return binding.kind === 'assign' && given !== null && !isItself && holdsPath(facts, at)
}

/** `Path(...)`, or a name that is annotated as a path or was given one. */
function isPathObject(facts: ModuleFacts, at: number): boolean {
  if (/^(?:\w+\s*\.\s*)*(?:Pure|Posix)?Path\s*\(/.test(facts.text.slice(at, at + 80))) return true
  const bindings = bindingsAt(facts, at, 0)
  return (
    bindings.length > 0 &&
    bindings.every(({ span }) =>
      /^\s*:\s*["']?(?:\w+\s*\.\s*)*(?:Pure|Posix)?Path(?:Like)?\b|^\s*=\s*(?:\w+\s*\.\s*)*(?:Pure|Posix)?Path\s*\(/.test(
        facts.text.slice(span.end, span.end + 80),
      ),
    )
  )
}

/** The bindings of the name at an offset, behind which so many attributes are read. */
function bindingsAt(facts: ModuleFacts, at: number, attributes: number): readonly Binding[] {
  const reference = referenceStartingAt(facts, at)
  return reference === undefined || reference.attributes.length !== attributes ? [] : visibleBindings(facts, reference)
}
