import { joinName } from '../../model/names.ts'
import type { FileChange } from '../../model/change.ts'
import { replace } from '../../model/edit.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Finding } from '../../model/finding.ts'
import { contentEnd } from '../../python/facts/lines.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { importsModule, requireName } from '../../templates/imports-module.ts'
import type { DependencyAttribute } from '../../templates/imports-attributes.ts'
import { asProjectWrites } from '../style/generated-code.ts'
import { newlineOf, withNewline } from '../../text/text-style.ts'
import type { GuardedModule } from './guard-module.ts'
import type { HelperHome } from '../names/helper-home.ts'
import { dependencyOf, installText } from '../names/optional-dependencies.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'

/** The module of helpers of one package: made, extended when it is as it was made, or left when it has what is needed. */
export function helpersFile(
  index: SymbolIndex,
  home: HelperHome,
  dependencies: readonly OptionalDependency[],
  users: readonly GuardedModule[],
): { readonly changes: readonly FileChange[]; readonly findings: readonly Finding[] } {
  const needed = new Set(users.flatMap((user) => [...user.helpers]))
  const wanted = users.flatMap((user) => user.attributes)
  if (needed.size === 0 && wanted.length === 0) return { changes: [], findings: [] }
  const file = index.workspace.read(home.path)
  const bound = file === undefined ? undefined : index.facts(home.path)?.scopes[0]?.bindings
  const lacking = [...needed, ...wanted.map((entry) => entry.name)].filter((name) => bound?.has(name) !== true)
  if (lacking.length === 0) return { changes: [], findings: [] }
  const newline = newlineOf(file?.text ?? index.workspace.glance(home.init))
  const textFor = (...held: Held): string =>
    withNewline(asProjectWrites(index.workspace, folderOf(home.path), textOf(home, dependencies, held)), newline)
  const used = dependencies.filter((entry) =>
    users.some((user) => user.helpers.size > 0 && user.dependencies.has(entry)),
  )
  if (file === undefined || bound === undefined) {
    const text = textFor(used, needed.has('_stand_in'), [
      ...new Map(wanted.map((entry) => [entry.name, entry])).values(),
    ])
    return { changes: [{ kind: 'create', path: home.path, text }], findings: [] }
  }
  const [there, hasStandIns, attributes] = heldBy(index, home.path, dependencies)
  if (textFor(there, hasStandIns, attributes) === file.text) {
    const all = new Map([...wanted, ...attributes].map((entry) => [entry.name, entry]))
    const text = textFor([...there, ...used], hasStandIns || needed.has('_stand_in'), [...all.values()])
    return { changes: [{ kind: 'edit', file, edits: [replace(0, file.text.length, text)] }], findings: [] }
  }
  return {
    changes: [],
    findings: [
      {
        code: 'helpers-differ',
        level: 'error',
        reason: `${home.path} was changed by hand and lacks ${lacking.join(', ')}`,
        advice: 'Add them by hand, or remove the file so that it is made again.',
        place: { path: home.path },
      },
    ],
  }
}

/**
 * The attributes that a generated module has: what its type-only imports bind. Empty for a module that is not there, or has
 * no `__getattr__` (PEP 562).
 */
export function attributesOf(
  index: SymbolIndex,
  path: RepoPath,
  dependencies: readonly OptionalDependency[],
): readonly DependencyAttribute[] {
  const facts = index.workspace.read(path) === undefined ? undefined : index.facts(path)
  if (facts?.scopes[0]?.bindings.has('__getattr__') !== true) return []
  return facts.imports
    .filter((statement) => statement.typeChecking && statement.scope === 0 && !statement.star)
    .flatMap((statement) =>
      statement.items.flatMap((item) => {
        const module = statement.kind === 'import' ? item.name : statement.module
        const symbol = statement.kind === 'import' ? undefined : item.name
        const dependency = dependencyOf(dependencies, joinName(module, symbol ?? ''))
        if (dependency === undefined) return []
        const tail = facts.text.slice(statement.span.end, contentEnd(facts.text, statement.span.end))
        return [{ name: item.bound, module, symbol, dependency: dependency.importName, pragma: tail.trim() }]
      }),
    )
}

/** The dependencies that functions ask for, whether there are stand-ins, and the attributes of a generated module. */
type Held = readonly [
  asking: readonly OptionalDependency[],
  standIns: boolean,
  attributes: readonly DependencyAttribute[],
]

function heldBy(index: SymbolIndex, path: RepoPath, dependencies: readonly OptionalDependency[]): Held {
  const bound = index.facts(path)?.scopes[0]?.bindings
  return [
    dependencies.filter((entry) => bound?.has(requireName(entry.importName)) === true),
    bound?.has('_stand_in') === true,
    attributesOf(index, path, dependencies),
  ]
}

function textOf(
  home: HelperHome,
  dependencies: readonly OptionalDependency[],
  [asking, standIns, attributes]: Held,
): string {
  return importsModule({
    dependencies: dependencies
      .filter((entry) => asking.includes(entry) || attributes.some((one) => one.dependency === entry.importName))
      .map((entry) => ({
        importName: entry.importName,
        install: installText(home.distribution, entry),
        asks: asking.includes(entry),
      })),
    standIns,
    attributes: attributes.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  })
}
