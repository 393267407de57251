import type { Collector, Place } from './collector.ts'
import type { Node } from './syntax-tree.ts'

/** What holds for the code of one branch: `script`: only where the text is run as `__main__`; `never`: no interpreter runs it. */
type Limit = 'script' | 'never' | undefined

/** What holds for the code below a condition, and for what runs where it is false. */
interface Branches {
  readonly then: Limit
  readonly otherwise: Limit
}

const OPEN: Branches = { then: undefined, otherwise: undefined }
const NO_NAMES: ReadonlySet<string> = new Set()

/**
 * The places of the two ways behind a condition. Known are `__name__ == "__main__"`, `TYPE_CHECKING` under any name, `MYPY`
 * (mypy documentation, "Import cycles"), constants, and `not`, `and`, `or` over them.
 */
export function placesBehind(
  collector: Collector,
  place: Place,
  condition: Node | null,
): { readonly then: Place; readonly otherwise: Place } {
  const { then, otherwise } = condition === null ? OPEN : branchesOf(condition, collector.checkerNames)
  return { then: limited(place, then), otherwise: limited(place, otherwise) }
}

const SET_BY_TEXT =
  /^globals\(\)\s*\[\s*(["'])(\w+)\1\s*(\[\s*:\s*:\s*-1\s*\])?((?:\s*\.\s*(?:upper|lower)\(\))*)\s*\]$/

/**
 * Takes in a top-level statement that makes a name false by a text that can be worked out: below `if HACK:`, which checkers take for true,
 * no code runs after `globals()["kcah"[::-1].upper()] = False`. A name that is assigned anew means what it says again.
 */
export function noteFalseNames(collector: Collector, statement: Node): void {
  const [assignment] = statement.type === 'expression_statement' ? statement.namedChildren : []
  const left = assignment?.type === 'assignment' ? assignment.childForFieldName('left') : null
  if (left?.type === 'identifier') collector.checkerNames.delete(left.text)
  if (left?.type !== 'subscript' || assignment?.childForFieldName('right')?.type !== 'false') return
  const [, , word, turned, calls = ''] = SET_BY_TEXT.exec(left.text) ?? []
  if (word === undefined) return
  const text = turned === undefined ? word : [...word].reverse().join('')
  const last = /(upper|lower)\(\)$/.exec(calls)?.[1]
  collector.checkerNames.add(last === 'upper' ? text.toUpperCase() : last === 'lower' ? text.toLowerCase() : text)
}

/** Whether an `if` statement starts what runs only where the text is run as a script. */
export function isMainCondition(condition: Node): boolean {
  return branchesOf(condition, NO_NAMES).then === 'script'
}

function limited(place: Place, limit: Limit): Place {
  if (limit === undefined) return place
  return limit === 'script' ? { ...place, asScript: true } : { ...place, typeChecking: true }
}

function branchesOf(condition: Node, aliases: ReadonlySet<string>): Branches {
  const [first, second] = condition.namedChildren
  switch (condition.type) {
    case 'parenthesized_expression':
      return first === undefined ? OPEN : branchesOf(first, aliases)
    case 'not_operator':
      return first === undefined ? OPEN : turned(branchesOf(first, aliases))
    case 'boolean_operator':
      if (first === undefined || second === undefined) return OPEN
      return joined(isAnd(condition), branchesOf(first, aliases), branchesOf(second, aliases))
    case 'comparison_operator':
      return comparedWithMain(condition)
    case 'true':
      return { then: undefined, otherwise: 'never' }
    case 'false':
    case 'none':
      return { then: 'never', otherwise: undefined }
    case 'integer':
      return /^[0_]+$/.test(condition.text) ? { then: 'never', otherwise: undefined } : OPEN
    case 'identifier':
    case 'attribute':
      return isForCheckers(condition.text, aliases) ? { then: 'never', otherwise: undefined } : OPEN
    default:
      return OPEN
  }
}

function turned({ then, otherwise }: Branches): Branches {
  return { then: otherwise, otherwise: then }
}

/** `a and b` is true where both are; where it is false, only what both say alike holds. For `or` the other way round. */
function joined(isAnd: boolean, left: Branches, right: Branches): Branches {
  if (!isAnd) return turned(joined(true, turned(left), turned(right)))
  const stronger = [left.then, right.then].includes('never') ? 'never' : (left.then ?? right.then)
  return { then: stronger, otherwise: left.otherwise === right.otherwise ? left.otherwise : undefined }
}

function isAnd(operator: Node): boolean {
  return operator.childForFieldName('operator')?.text === 'and'
}

/** `__name__ == "__main__"`, either way round, and `!=`. */
function comparedWithMain(comparison: Node): Branches {
  const [left, right, ...more] = comparison.namedChildren
  if (left === undefined || right === undefined || more.length > 0) return OPEN
  const sides = [left, right]
  const isMain =
    sides.some((side) => side.type === 'identifier' && side.text === '__name__') &&
    sides.some((side) => side.type === 'string' && /^(["'])__main__\1$/.test(side.text))
  if (!isMain) return OPEN
  const operator = comparison.childForFieldName('operators')?.text
  if (operator === '==') return { then: 'script', otherwise: undefined }
  return operator === '!=' ? { then: undefined, otherwise: 'script' } : OPEN
}

/** Type checkers know `TYPE_CHECKING` by its name (PEP 484); an alias of it is false at run time all the same. */
function isForCheckers(name: string, aliases: ReadonlySet<string>): boolean {
  return /(^|\.)TYPE_CHECKING$/.test(name) || name === 'MYPY' || aliases.has(name)
}
