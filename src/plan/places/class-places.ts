import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Scope } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { around, baseReferences, calleesOf, homeOfModule } from '../../python/index/callees.ts'
import type { Home } from '../../python/index/callees.ts'
import { placesFrom } from '../../python/index/own-place.ts'
import type { OwnPlace } from '../../python/index/own-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { textReader } from '../../python/parse/text-values.ts'
import type { TextReader } from '../../python/parse/text-reading.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { startOfName } from './other-places.ts'
import { hasToChange, placeGoals } from './place-goals.ts'
import type { PlaceMoves } from './place-goals.ts'

const MAY_ASK =
  /\bget(?:source|abs)?file\s*\(|\.\s*__module__\s*\]?\s*\)?\s*\.\s*__file__\b|\bgetmodule\s*\([^()]*\)\s*\.\s*__file__/
const ASKS_FILE = /(?:^|\.)get(?:source|abs)?file$/
const GIVES_MODULE = /(?:^|\.)(?:sys\.modules|modules|import_module|getmodule)$/

/** The file of the class of an object: the expression, and the class whose method asks. */
interface ClassFile {
  readonly node: Node
  readonly owner: Scope
}

/**
 * Methods that find files beside the class they are called on (`inspect.getfile(type(self))`, `sys.modules[cls.__module__].__file__`), where
 * that class or one derived from it goes away from them. Which class it is, a run tells: nobody can count folders anew for all of them.
 */
export function classPlaces(index: SymbolIndex, moves: PlaceMoves, moved: readonly SymbolMove[]): readonly Finding[] {
  if (moves.files.length === 0 && moved.length === 0) return []
  const query = wordQuery(['getfile', 'getsourcefile', 'getabsfile', '__module__', 'getmodule'])
  return index.workspace.matching(query, '.py').flatMap((path): readonly Finding[] => {
    if (!MAY_ASK.test(index.workspace.glance(path))) return []
    const home = homeOfModule(index, index.moduleOf(path) ?? '')
    if (home === undefined || home.path !== path || home.facts.errors.length > 0) return []
    const asked = classFiles(home.facts)
    if (asked.length === 0) return []
    const places = placesFrom(
      home.facts,
      asked.map(({ node }) => ({ span: { start: node.startIndex, end: node.endIndex }, steps: [], asked: undefined })),
    )
    const owners = new Map(asked.map(({ node, owner }) => [node.startIndex, owner]))
    for (const owner of new Set(owners.values())) {
      const own = (place: OwnPlace): boolean => owners.get(place.base.start) === owner
      for (const name of [...derivedFrom(index, { home, scope: owner })]) {
        const start = startOfName(index, name, (one) => moves.goalOf(one) ?? one, moved)
        if (start === undefined || start.was === start.is) continue
        const lost = placeGoals(moves, places, (place) => (own(place) ? start : undefined)).find(
          (one) => one !== undefined && hasToChange(one),
        )
        if (lost !== undefined) return [finding(home, lost.place, name, start.was, start.is)]
      }
    }
    return []
  })
}

/** Each expression that gives the file of the class of `self`, or of `cls`. */
function classFiles(facts: ModuleFacts): readonly ClassFile[] {
  const reader = textReader(facts)
  return reader.root.descendantsOfType('attribute', 'call').flatMap((node): readonly ClassFile[] => {
    const asked =
      node.type === 'attribute'
        ? node.childForFieldName('attribute')?.text === '__file__'
          ? node.childForFieldName('object')
          : null
        : ASKS_FILE.test(node.childForFieldName('function')?.text ?? '')
          ? (node.childForFieldName('arguments')?.namedChildren[0] ?? null)
          : null
    if (asked === null) return []
    const owner = ownerOf(facts, reader, asked) ?? ownerOfModule(facts, reader, asked)
    return owner === undefined || (node.type === 'attribute' && ownerOf(facts, reader, asked) !== undefined)
      ? []
      : [{ node, owner }]
  })
}

/** The class of `sys.modules[type(self).__module__]`, `import_module(cls.__module__)` and `getmodule(cls)`. */
function ownerOfModule(facts: ModuleFacts, reader: TextReader, node: Node): Scope | undefined {
  const callee = node.childForFieldName('function') ?? node.childForFieldName('value')
  const given = node.childForFieldName('arguments')?.namedChildren[0] ?? node.childForFieldName('subscript')
  if (callee === null || given === null || !GIVES_MODULE.test(callee.text)) return undefined
  if (callee.text.endsWith('getmodule')) return ownerOf(facts, reader, given)
  if (given.childForFieldName('attribute')?.text !== '__module__') return undefined
  const object = given.childForFieldName('object')
  return object === null ? undefined : (ownerOf(facts, reader, object) ?? ownerOfName(facts, reader, object))
}

/** The class around the method whose first parameter `type(self)`, `self.__class__` or `cls` asks. */
function ownerOf(facts: ModuleFacts, reader: TextReader, node: Node): Scope | undefined {
  if (node.type === 'call') {
    const [given, more] = node.childForFieldName('arguments')?.namedChildren ?? []
    const isType = node.childForFieldName('function')?.text === 'type' && more === undefined
    return isType && given !== undefined ? ownerOfName(facts, reader, given) : undefined
  }
  if (node.type === 'attribute') {
    const object = node.childForFieldName('object')
    const isClass = node.childForFieldName('attribute')?.text === '__class__'
    return isClass && object !== null ? ownerOfName(facts, reader, object) : undefined
  }
  return ownerOfName(facts, reader, node)
}

/** The class around the method whose first parameter a name is. */
function ownerOfName(facts: ModuleFacts, reader: TextReader, node: Node): Scope | undefined {
  const reference = node.type === 'identifier' ? reader.referenceAt(node) : undefined
  const [binding, more] = reference === undefined ? [] : visibleBindings(facts, reference)
  const method = binding === undefined ? undefined : facts.scopes[binding.scope]
  if (binding?.kind !== 'parameter' || more !== undefined || method === undefined) return undefined
  const parameters = [...method.bindings.values()].flat().filter(({ kind }) => kind === 'parameter')
  if (parameters.some(({ span }) => span.start < binding.span.start)) return undefined
  const owner = around(facts, method)
  return owner?.kind === 'class' ? owner : undefined
}

/** A class, where it stands. */
interface ClassHome {
  readonly home: Home
  readonly scope: Scope
}

/** The names (`module:Class`) of a class and of all that are derived from it in the tree. */
function derivedFrom(index: SymbolIndex, first: ClassHome): ReadonlySet<string> {
  const names = new Set<string>()
  const queue: ClassHome[] = [first]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const name = `${next.home.module}:${next.scope.name}`
    if (names.has(name)) continue
    names.add(name)
    queue.push(...derivedAtOnce(index, next))
  }
  return names
}

function derivedAtOnce(index: SymbolIndex, { home, scope }: ClassHome): readonly ClassHome[] {
  return index.workspace.mentioning([scope.name], '.py').flatMap((path) => {
    const there = homeOfModule(index, index.moduleOf(path) ?? '')
    if (there === undefined || there.path !== path) return []
    return there.facts.scopes.flatMap((one): readonly ClassHome[] => {
      const bases = one.kind === 'class' ? baseReferences(there.facts, one) : []
      const isDerived = bases.some((base) =>
        calleesOf(index, there, base).some(
          (callee) => callee.kind === 'class' && callee.home.module === home.module && callee.scope.name === scope.name,
        ),
      )
      return isDerived ? [{ home: there, scope: one }] : []
    })
  })
}

function finding(
  { path, facts: { text } }: Home,
  { span }: OwnPlace,
  name: string,
  was: RepoPath,
  is: RepoPath | undefined,
): Finding {
  const shown = text.slice(span.start, span.end).replace(/\s+/g, ' ')
  return {
    code: 'place-read',
    level: 'error',
    reason: `${path} finds files by the place of the class it is called on (\`${shown}\`); that of ${joinName(...name.split(':'))} is in ${folderOf(was) || 'the root of the tree'} today, and ${is === undefined ? 'elsewhere' : `in ${folderOf(is) || 'the root of the tree'}`} afterwards`,
    advice: `Let the class say where its files are first (an attribute that holds \`Path(__file__).parent\`, \`importlib.resources.files("name.of.the.package")\`), keep it beside them, or say why it is right as it is: \`accept: [{ code: place-read, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
}
