import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { Span } from '../../model/span.ts'
import { GAP } from '../../python/facts/statement-gaps.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { literalText } from '../../python/parse/text-pieces.ts'
import { textReader } from '../../python/parse/text-values.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import type { TextQuery } from '../../workspace/text-query.ts'
import { dottedLast, word } from '../../workspace/tokens.ts'
import { moduleOf } from '../module-names/module-expression.ts'
import type { ExpressionFile } from '../module-names/module-expression.ts'

/** A chain of attributes that a field of a template reads of a module: `"{0.rates.EUR}".format(shop)`. */
interface FieldChain {
  readonly module: QualifiedName
  readonly steps: readonly string[]
  /** The field says the path of the module itself (`{shop.rates.EUR}` of `shop=shop`), which is followed as the text that it is. */
  readonly isPath: boolean
  readonly span: Span
}

const FIELD = /\{(\w*)((?:\.\w+)+)(?:![rsa])?(?::[^{}]*)?\}|\{\w*[^{}.]*\}/g

/** A literal that is asked to `format`, right behind its quotes. */
const FORMATS = new RegExp(`["']${GAP}\\.${GAP}format`)

/** Submodules that get another name and that a field of a template reads of a package (string syntax, PEP 3101). */
export function fieldsOfModules(index: SymbolIndex, to: (module: QualifiedName) => QualifiedName): readonly Finding[] {
  const named = tokenQuery([[dottedLast('format')]], undefined)
  return chainsOf(index, named).flatMap(({ path, module, steps, isPath, span }): readonly Finding[] => {
    let name = module
    for (const step of isPath ? [] : steps) {
      const below = joinName(name, step)
      if (!index.isModule(below)) return []
      if (to(below) === joinName(to(name), step)) name = below
      else
        return [
          {
            code: 'attribute-path',
            level: 'error',
            reason: `${path} reads ${below} by a field of a template (\`format\`); that becomes ${to(below)}`,
            advice: 'Hand the module or the value itself to `format`, or leave the module where it is.',
            place: { path, span },
          },
        ]
    }
    return []
  })
}

/** Moved names that a field of a template reads of the module they leave: they stay importable there. */
export function fieldsOfMoved(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  // A field spells the name that it reads.
  const named = tokenQuery(
    moved.map(({ symbol }) => [dottedLast('format'), word(symbol)]),
    undefined,
  )
  return chainsOf(index, named).flatMap(({ path, module, steps }) => {
    const reads = steps.map((step, at) => ({ from: joinName(module, ...steps.slice(0, at)), symbol: step }))
    return moved
      .filter((move) => reads.some(({ from, symbol }) => move.from === from && move.symbol === symbol))
      .map(({ from, symbol }) => ({ module: from, symbol, reason: `${path} reads it by a field of a template` }))
  })
}

function chainsOf(index: SymbolIndex, query: TextQuery): readonly (FieldChain & { readonly path: string })[] {
  return index.workspace.matching(query, '.py').flatMap((path) => {
    const text = index.workspace.glance(path)
    if (!/\{\w*(?:\.\w+)+[^{}]*\}/.test(text) || !FORMATS.test(text)) return []
    const facts = index.facts(path)
    return facts === undefined ? [] : chainsIn({ index, facts, path }).map((one) => ({ path, ...one }))
  })
}

function chainsIn(input: ExpressionFile): readonly FieldChain[] {
  const reader = textReader(input.facts)
  return reader.root.descendantsOfType('call').flatMap((call): readonly FieldChain[] => {
    const callee = call.childForFieldName('function')
    const template = callee?.childForFieldName('object')
    const text = callee?.childForFieldName('attribute')?.text === 'format' ? literalText(template) : undefined
    if (template === null || template === undefined || text === undefined) return []
    const given = (call.childForFieldName('arguments')?.namedChildren ?? []).filter(({ type }) => type !== 'comment')
    const positional = given.filter(({ type }) => type !== 'keyword_argument')
    let next = 0
    return [...text.matchAll(FIELD)].flatMap(([, key = '', chain = '']): readonly FieldChain[] => {
      const value = key === '' ? positional[next++] : /^\d+$/.test(key) ? positional[Number(key)] : keyword(given, key)
      const steps = chain.split('.').slice(1)
      const module = value === undefined || steps.length === 0 ? undefined : moduleOf(input, reader, value)
      if (module === undefined) return []
      const span = { start: template.startIndex, end: template.endIndex }
      return [{ module, steps, isPath: key === module, span }]
    })
  })
}

function keyword(given: readonly Node[], key: string): Node | undefined {
  return given.find((one) => one.childForFieldName('name')?.text === key)?.childForFieldName('value') ?? undefined
}
