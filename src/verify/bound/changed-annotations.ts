import type { Finding } from '../../model/finding.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What makes fields of the annotations of a class: their types are these annotations (dataclasses, attrs). */
const MAKER = /^@?\s*(?:[\w.]+\.)?(?:dataclass|define|frozen|mutable|attrs|attr\.s|s)\b/
/** Code that goes through the fields of any such class, and code that takes their types. */
const GOES_THROUGH = /\bfields(?:_dict)?\s*\(|__dataclass_fields__|__attrs_attrs__/
const TAKES_TYPE = /\.\s*type\b/
/** Code that takes annotations as they are. */
const TAKES = /\b__annotations__\b|\bget_annotations\s*\(|\.\s*(?:return_)?annotation\b/

/**
 * Definitions whose annotations were values and are text now, or the other way round (PEP 563 asks the module they stand in), where
 * somebody takes them as they are: what goes through the fields of classes that are made of them, or a file that names the definition and reads
 * annotations.
 */
export function changedAnnotations(scene: Scene): readonly Finding[] {
  const { plan, before, after, map } = scene
  return plan.symbols.flatMap(({ from, to, symbol, copied }): readonly Finding[] => {
    const [was, is] = [before.factsOfModule(from), after.factsOfModule(map.moduleTo(to))]
    if (copied || was === undefined || is === undefined) return []
    const statement = is.statements.find(({ names }) => names.includes(symbol))
    const path = after.fileOf(map.moduleTo(to))
    const own = was.statements.find(({ names }) => names.includes(symbol))
    if (statement === undefined || own === undefined || path === undefined) return []
    const [values, valuesNow] = [valuesIn(was, own), valuesIn(is, statement)]
    if (values === valuesNow) return []
    const isMade = statement.decorators.some(({ start, end }) => MAKER.test(is.text.slice(start, end)))
    const reader =
      (isMade ? readerOfFields(scene) : undefined) ??
      scene.base.matching(wordQuery([symbol]), '.py').find((one) => takes(scene, one))
    if (reader === undefined) return []
    return [
      {
        code: 'annotation-evaluation',
        level: 'error',
        reason: `annotations of ${symbol} were ${values < valuesNow ? 'text' : 'values'} in ${from} and are ${values < valuesNow ? 'values' : 'text'} in ${map.moduleTo(to)}, and ${reader} takes them as they are`,
        advice: 'Nothing was written. This is a mistake of the tool: please report it.',
        place: { path, span: statement.span },
      },
    ]
  })
}

/** A file that takes the types of fields, of whichever class they are. */
function readerOfFields({ base }: Scene): string | undefined {
  const words = ['fields', 'fields_dict', '__dataclass_fields__', '__attrs_attrs__']
  return base.matching(wordQuery(words), '.py').find((path) => {
    const text = base.glance(path)
    return GOES_THROUGH.test(text) && TAKES_TYPE.test(text)
  })
}

function takes(scene: Scene, path: string): boolean {
  return TAKES.test(scene.base.glance(path))
}

/** How many names Python evaluates for annotations that it keeps: those of variables in functions are dropped (PEP 526), strings are kept as they are. */
function valuesIn({ references, scopes, futureAnnotations }: ModuleFacts, { index }: Statement): number {
  if (futureAnnotations) return 0
  return references.filter(
    ({ annotation, quoted, statement, scope }) =>
      annotation && !quoted && statement === index && scopes[scope]?.kind !== 'function',
  ).length
}
