import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { joinPath } from '../../model/source-file.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A module of the new package in the final tree. */
export interface PackageModule {
  readonly module: QualifiedName
  readonly path: RepoPath
  readonly facts: ModuleFacts
}

/** A test file of the new member. */
export interface MemberTest {
  readonly path: RepoPath
  readonly text: string
}

/** What the rows of the checklist look at: the new member as the final tree has it. */
export interface PitfallScene {
  readonly scene: Scene
  readonly modules: readonly PackageModule[]
  readonly tests: readonly MemberTest[]
  /** The folder of the member; undefined where no package is extracted. */
  readonly directory: RepoPath | undefined
  /** `path:line` of an offset. */
  readonly placeOf: (module: PackageModule, offset: number) => string
}

/** Gather it; only modules of the package and tests of the member are read. */
export function pitfallScene(scene: Scene): PitfallScene {
  const extracted = scene.plan.recipe.package
  const roots = extracted === undefined ? [] : [extracted.to]
  const modules = roots
    .flatMap((root) => scene.after.modulesBelow(root))
    .flatMap((module): readonly PackageModule[] => {
      const path = scene.after.fileOf(module)
      const facts = path === undefined ? undefined : scene.after.facts(path)
      return path === undefined || facts === undefined ? [] : [{ module, path, facts }]
    })
  const directory = extracted?.directory
  const below = directory === undefined ? undefined : joinPath(directory, 'tests') + '/'
  const tests = scene.final
    .list('.py')
    .filter((path) => below !== undefined && path.startsWith(below))
    .flatMap((path) => {
      const text = scene.final.read(path)?.text
      return text === undefined ? [] : [{ path, text }]
    })
  return {
    scene,
    modules,
    tests,
    directory,
    placeOf: ({ path, facts }, offset) => `${path}:${lineIndexOf(facts.text).lineOf(offset)}`,
  }
}

/** The absolute foreign or first-party name a reference stands for, attributes included; undefined for other things. */
export function namedBy(scene: Scene, { path, facts }: PackageModule, reference: Reference): QualifiedName | undefined {
  const meaning = meaningOf(facts, reference, scene.after.identityOf(path))
  const steps = reference.attributes.map((step) => step.name)
  if (meaning.kind === 'imported') return joinName(meaning.name, ...steps)
  const [only] = meaning.kind === 'ambiguous' ? meaning.names : []
  return only === undefined ? undefined : joinName(only, ...steps)
}

/** The functions around a reference, innermost first, by name; a class counts as `Name`. */
export function scopesAround(facts: ModuleFacts, reference: Reference): readonly string[] {
  const names: string[] = []
  for (let id: number | undefined = reference.scope; id !== undefined && id !== 0; id = facts.scopes[id]?.parent) {
    const scope = facts.scopes[id]
    if (scope !== undefined && (scope.kind === 'function' || scope.kind === 'class')) names.push(scope.name)
  }
  return names
}

/** The test files whose text matches; used for whether a thing is tested at all, never for what code means. */
export function testsAbout({ tests }: PitfallScene, pattern: RegExp): readonly RepoPath[] {
  return tests.filter((test) => pattern.test(test.text)).map((test) => test.path)
}

/** At most three places, and how many more. */
export function some(places: readonly string[]): string {
  return places.slice(0, 3).join(', ') + (places.length > 3 ? ` and ${places.length - 3} more` : '')
}
