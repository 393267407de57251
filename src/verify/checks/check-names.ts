import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { isPython } from '../../python/facts/modules.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { readTooEarly } from '../../python/index/read-too-early.ts'
import { changedAnnotations } from '../bound/changed-annotations.ts'
import { hiddenExceptions } from '../bound/hidden-exceptions.ts'
import { lostAtRunTime } from '../bound/lost-at-run-time.ts'
import { lostExamples } from '../bound/lost-examples.ts'
import { lostFromShims, lostStarNames } from '../bound/lost-star-names.ts'
import { madeTooLate } from '../bound/made-too-late.ts'
import { lazyAttributes } from '../meaning/lazy-attributes.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

const MODULE_NAMES = /^__\w+__$/

/** Names that nothing binds in the modules that definitions leave. */
function undefinedInSources({ plan, before }: Scene): ReadonlySet<string> {
  const sources = new Set(plan.symbols.map((move) => move.from))
  return new Set(
    [...sources].flatMap((module) => undefinedNames(before.factsOfModule(module)).map((reference) => reference.name)),
  )
}

/** No scope of a touched file reads a name that nothing binds, unless it did so before; none is read before it is bound. */
export function checkNames(scene: Scene): Check {
  const findings: Finding[] = []
  let references = 0
  const moved = undefinedInSources(scene)
  for (const [path, origin] of scene.touched) {
    if (!isPython(path)) continue
    const facts = scene.after.facts(path)
    if (facts === undefined || facts.errors.length > 0) continue
    references += facts.references.length
    const was = origin ?? placeOfTest(scene, path)
    const base = was === undefined ? undefined : scene.before.facts(was)
    const before = new Set(base === undefined ? [] : undefinedNames(base).map((reference) => reference.name))
    for (const reference of undefinedNames(facts)) {
      if (before.has(reference.name) || moved.has(reference.name)) continue
      findings.push(
        problem(
          'undefined-name',
          `${path} reads ${reference.name}, which nothing binds after the run`,
          path,
          reference,
        ),
      )
    }
    findings.push(...lostAtRunTime(scene, path, origin, facts), ...hiddenExceptions(scene, path, origin, facts))
    const known = new Set(
      was === undefined || base === undefined
        ? []
        : lazyAttributes(scene.before, base, scene.before.identityOf(was)).map((read) => scene.map.moduleTo(read.name)),
    )
    for (const read of lazyAttributes(scene.after, facts, scene.after.identityOf(path))) {
      if (read.problem === undefined || known.has(read.name)) continue
      const reason = `${path} reads ${read.name}, and ${read.problem}`
      findings.push(problem('lazy-attribute', reason, path, read.reference))
    }
    const early = new Set(base === undefined ? [] : readTooEarly(base).map((reference) => reference.name))
    for (const reference of readTooEarly(facts)) {
      if (!early.has(reference.name))
        findings.push(
          problem(
            'read-too-early',
            `${path} reads ${reference.name} while it is imported, before the line that binds it`,
            path,
            reference,
          ),
        )
    }
  }
  return checkOf('names', `${count(references, 'name')} read in touched files are bound`, [
    ...findings,
    ...lostExamples(scene),
    ...lostStarNames(scene),
    ...lostFromShims(scene),
    ...changedAnnotations(scene),
    ...madeTooLate(scene),
  ])
}

/** Where a test or a helper of tests was that moves, or is copied, by the folders of the recipe: plans do not list them among their files. */
function placeOfTest(scene: Scene, path: RepoPath): RepoPath | undefined {
  const { tests } = scene.plan.recipe
  if (tests === undefined || !path.startsWith(`${tests.to}/`)) return undefined
  const place = tests.from + path.slice(tests.to.length)
  return scene.base.has(place) ? place : undefined
}

function problem(code: FindingCode, reason: string, path: string, reference: Reference): Finding {
  return {
    code,
    level: 'error',
    reason,
    advice: 'Nothing was written. This is a mistake of the tool: please report it.',
    place: { path, span: reference.span },
  }
}

function undefinedNames(facts: ModuleFacts | undefined): readonly Reference[] {
  if (facts === undefined || facts.imports.some((statement) => statement.star)) return []
  return facts.references.filter(
    (reference) =>
      !isBuiltin(reference.name) &&
      // Scripts made from notebooks run in IPython, which offers it.
      reference.name !== 'get_ipython' &&
      !MODULE_NAMES.test(reference.name) &&
      !reference.quoted &&
      boundNowhere(facts, reference),
  )
}

function boundNowhere(facts: ModuleFacts, reference: Reference): boolean {
  if (visibleBindings(facts, reference).length > 0) return false
  // A name that is only annotated, deleted or set by `global` elsewhere is known to somebody.
  return (
    facts.scopes[0]?.bindings.has(reference.name) !== true &&
    !facts.scopes.some((scope) => scope.globals.has(reference.name))
  )
}
