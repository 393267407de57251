import { literalPattern } from '../../model/literal-pattern.ts'
import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { dottedLast, imported, quoted, word } from '../../workspace/tokens.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { mayStartIn } from './held-starts.ts'
import type { Offered } from './held-starts.ts'
import { wordsForModule } from './held-words.ts'

/** What a text has that loads modules by their names, or gives the one that something was defined in: a name in quotes says nothing without. */
const LOADING = ['import_module', '__import__', 'importorskip', 'getmodule', '__module__', '__globals__', 'modules']

const known = new WeakMap<SymbolIndex, Map<QualifiedName, readonly RepoPath[]>>()

/**
 * The files that may have a module as an object of their own, told by their texts: they import it and not only something of it, name it in
 * quotes, ask for the module of what it defines, or spell the head of its name before something that a run knows.
 */
export function heldFiles(index: SymbolIndex, module: QualifiedName): readonly RepoPath[] {
  lookForHeld(index, [module])
  return known.get(index)?.get(module) ?? []
}

/** Find `heldFiles` of several modules at once, so that each text is looked at once for all of them. */
export function lookForHeld(index: SymbolIndex, modules: readonly QualifiedName[]): void {
  const found = known.get(index) ?? new Map<QualifiedName, readonly RepoPath[]>()
  known.set(index, found)
  const sieves = modules.filter((module) => !found.has(module)).map((module) => sieveFor(index, module))
  const paths = new Set(sieves.flatMap(({ named, loading }) => [...named, ...loading]))
  const passed = new Map(sieves.map(({ module }) => [module, [] as RepoPath[]]))
  for (const path of [...paths].sort()) {
    const text = index.workspace.glance(path)
    for (const sieve of sieves) if (passes(sieve, path, text)) passed.get(sieve.module)?.push(path)
  }
  for (const [module, files] of passed) found.set(module, files)
}

/** How texts are asked for one module: of those `named` one that names it, of those `loading` one that may put its name together. */
interface Sieve {
  readonly module: QualifiedName
  readonly named: ReadonlySet<RepoPath>
  readonly naming: RegExp | undefined
  readonly loading: ReadonlySet<RepoPath>
  readonly spelt: RegExp
  readonly offered: Offered
}

function sieveFor(index: SymbolIndex, module: QualifiedName): Sieve {
  const { workspace } = index
  const last = lastPartOf(module)
  const heads = prefixesOf(module).filter((one) => one !== module)
  const isPlain = /^[\x20-\x7e]*$/.test(last)
  const places = [
    [imported(last)],
    [dottedLast(last)],
    [quoted(last)],
    ...LOADING.map((load) => [word(last), word(load)]),
  ]
  const loading = heads.length === 0 ? [] : workspace.mentioning(['import_module', '__import__'], '.py')
  return {
    module,
    named: new Set(workspace.matching(isPlain ? tokenQuery(places, undefined) : moduleQuery(workspace, module), '.py')),
    naming: isPlain ? namingPattern(literalPattern(last)) : undefined,
    loading: new Set(loading),
    spelt: new RegExp(`["'](?:${heads.map(literalPattern).join('|')})\\.["'{%]`),
    offered: {
      names: new Set(),
      functions: new Map(),
      attributes: new Map(),
      words: new Set(wordsForModule(index, module)),
    },
  }
}

function namingPattern(name: string): RegExp {
  const asObject = `\\bimport\\s+(?:[^\\n(#]*[\\s.,])?${name}(?!\\w)|\\bimport\\s*\\([^)]*(?<!\\w)${name}(?!\\w)`
  const asChain = `\\.\\s*${name}(?!\\w)(?!\\s*\\.\\s*[a-zA-Z])`
  const asText = `["'.]${name}["':]|(?<!\\w)${name}\\s+import\\b[\\s\\S]*\\b(?:getmodule|__module__|__globals__)\\b`
  return new RegExp(`${asObject}|${asChain}|${asText}`)
}

function passes({ module, named, naming, loading, spelt, offered }: Sieve, path: RepoPath, text: string): boolean {
  const isNamed = named.has(path) && naming?.test(text) !== false
  return (isNamed || (loading.has(path) && spelt.test(text))) && mayStartIn(text, module, offered)
}
