import { embeddedPython } from '../../host/embedded-python.ts'
import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isPython } from '../../python/facts/modules.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Doctests of touched files that read a name their module had, and that it or the module they came to has no more. */
export function lostExamples(scene: Scene): readonly Finding[] {
  return [...scene.touched].flatMap(([path, origin]): readonly Finding[] => {
    const file = isPython(path) ? scene.final.read(path) : undefined
    const facts = file?.text.includes('>>> ') === true ? scene.after.facts(path) : undefined
    if (file === undefined || facts === undefined) return []
    const own = origin === undefined ? [] : [scene.before.facts(origin)]
    const old = new Set([...own, ...sourcesOf(scene, path)].flatMap((module) => namesOf(module)))
    const examples = embeddedPython(file).texts.filter(({ spans: [span] }) =>
      /^[ \t]*>>> /.test(file.text.slice(span?.start ?? 0)),
    )
    const parsed = examples.map(({ text, spans }) => ({ facts: factsOfText(text), span: spans[0] }))
    const known = new Set([...namesOf(facts), ...parsed.flatMap((example) => namesOf(example.facts))])
    const isOpen = facts.imports.some((statement) => statement.star)
    const lost = parsed.flatMap(({ facts: { references }, span }) =>
      references
        .filter(({ name }) => old.has(name) && !known.has(name) && !isBuiltin(name))
        .map(({ name }) => ({ name, span })),
    )
    return isOpen
      ? []
      : [...new Map(lost.map((one) => [one.name, one])).values()].map(({ name, span }) => ({
          code: 'example-name',
          level: 'warning',
          reason: `an example in a docstring of ${path} reads ${name}, which this module does not bind after the run`,
          advice: `Import ${name} in the example, where doctests are run.`,
          place: { path, span: span ?? { start: 0, end: 0 } },
        }))
  })
}

/** The modules as they were of which something came to a file, with its examples. */
function sourcesOf({ plan, before, after, map }: Scene, path: RepoPath): readonly (ModuleFacts | undefined)[] {
  const module = after.moduleOf(path)
  const arrived = plan.symbols.filter(({ to }) => module !== undefined && map.moduleTo(to) === module)
  return arrived.map(({ from }) => before.factsOfModule(from))
}

/** The names at the top of a module or an example. */
function namesOf(facts: ModuleFacts | undefined): readonly string[] {
  return [...(facts?.scopes[0]?.bindings.keys() ?? [])]
}
