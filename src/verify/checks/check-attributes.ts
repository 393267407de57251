import { literalPattern } from '../../model/literal-pattern.ts'
import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { affectedFiles, moduleQuery } from '../../plan/names/affected-files.ts'
import { holderTokens } from '../../plan/names/module-holders.ts'
import { isPython } from '../../python/facts/modules.ts'
import { lostSubmodules } from '../reached/lost-submodules.ts'
import { readingsOf } from '../meaning/attribute-reading.ts'
import type { Reading } from '../meaning/attribute-reading.ts'
import { LOADED, loadsOf } from '../meaning/loads.ts'
import type { Loaded, Loads } from '../meaning/loads.ts'
import { unloadedChains } from '../meaning/evaluated-chains.ts'
import { lostSettings } from '../meaning/lost-settings.ts'
import { lostPaths } from '../meaning/path-targets.ts'
import { readThroughImports } from '../meaning/read-through-imports.ts'
import { readingsByText } from '../meaning/readings-by-text.ts'
import { anyQuery, tokenQuery, withOneOf } from '../../workspace/text-query.ts'
import type { TextQuery } from '../../workspace/text-query.ts'
import { word } from '../../workspace/tokens.ts'
import type { Token } from '../../workspace/tokens.ts'
import { changedNamesakes } from '../reached/changed-namesakes.ts'
import { changedListings } from '../reached/changed-listings.ts'
import { lostGivenModules } from '../reached/lost-given-modules.ts'
import { changedModuleLists } from '../reached/changed-module-lists.ts'
import { lostAnnotations } from '../reached/lost-annotations.ts'
import { lostAskedNames } from '../reached/lost-asked-names.ts'
import { lostBelowNames } from '../reached/lost-below-names.ts'
import { lostComputedNames, lostOwnNames } from '../reached/lost-computed-names.ts'
import { lostNamesOfModules } from '../reached/lost-names-of-modules.ts'
import { lostBoundWords } from '../reached/lost-bound-words.ts'
import { lostByDefault } from '../reached/lost-by-default.ts'
import { lostBoundTargets } from '../reached/lost-bound-targets.ts'
import { lostByAlias } from '../reached/lost-by-alias.ts'
import { lostClassImports } from '../reached/lost-class-imports.ts'
import { lostInExamples } from '../reached/lost-in-examples.ts'
import { lostFields } from '../reached/lost-fields.ts'
import { lostConfigImports } from '../reached/lost-config-imports.ts'
import { lostGlobals } from '../reached/lost-globals.ts'
import { lostFilters } from '../reached/lost-filters.ts'
import { lostGivenNames } from '../reached/lost-given-names.ts'
import { lostHandedParts } from '../reached/lost-handed-parts.ts'
import { lostQuotedNames } from '../reached/lost-quoted-names.ts'
import { lostReadFiles } from '../reached/lost-read-files.ts'
import { lostRelatives } from '../reached/lost-relatives.ts'
import { lostInHostedCode } from '../reached/lost-in-hosted-code.ts'
import { lostInCommands } from '../reached/lost-in-commands.ts'
import { lostInMagics } from '../reached/lost-in-magics.ts'
import { lostReadInCode } from '../reached/lost-read-in-code.ts'
import { lostRunCode } from '../reached/lost-run-code.ts'
import { lostRunNames } from '../reached/lost-run-names.ts'
import { lostAskedParts } from '../reached/lost-asked-parts.ts'
import { lostUnpicklers } from '../reached/lost-unpicklers.ts'
import { lostUpwardNames } from '../reached/lost-upward-names.ts'
import { gainedHooks } from '../reached/gained-hooks.ts'
import { lostStandIns } from '../reached/lost-stand-ins.ts'
import { lostSetNames } from '../reached/lost-set-names.ts'
import { lostTestNames } from '../reached/lost-test-names.ts'
import { lostLibraryParts } from '../reached/lost-library-parts.ts'
import { lostListedNames } from '../reached/lost-listed-names.ts'
import { lostQuestions } from '../reached/lost-questions.ts'
import { lostWalks } from '../reached/lost-walks.ts'
import { checkOf, count, originsOf } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/** What looks at the whole tree, each for one way in which code reaches names. */
const EYES: readonly ((scene: Scene) => readonly Finding[])[] = [
  lostQuestions,
  lostWalks,
  changedListings,
  lostGivenModules,
  changedModuleLists,
  lostAnnotations,
  lostComputedNames,
  lostOwnNames,
  lostRelatives,
  lostRunCode,
  lostUpwardNames,
  lostBelowNames,
  lostAskedParts,
  lostHandedParts,
  gainedHooks,
  lostNamesOfModules,
  lostAskedNames,
  lostListedNames,
  lostLibraryParts,
  lostRunNames,
  lostGivenNames,
  lostFields,
  lostClassImports,
  lostByAlias,
  lostBoundWords,
  lostFilters,
  lostGlobals,
  lostConfigImports,
  lostUnpicklers,
  lostTestNames,
  lostStandIns,
  lostQuotedNames,
  lostSetNames,
]

/**
 * Chains of attributes into modules of the tree find what they found, in every file that names something old or new or reads a
 * submodule that a touched file no longer loads; and strings that Python resolves (patch targets, `import_module`, `sys.modules`) do.
 */
export function checkAttributes(scene: Scene): Check {
  const before = loadsOf(scene.before)
  const after = loadsOf(scene.after)
  const findings: Finding[] = []
  let [chains, paths] = [0, 0]
  const unloaded = unloadedModules(scene, before, after)
  for (const path of filesToJudge(scene, unloaded)) {
    const origins = originsOf(scene, path)
    const readings = [...readingsOf(scene.after, after, path), ...readingsByText(scene.after, after, path)]
    chains += readings.length
    findings.push(...lostReadings(path, readings, sureness(scene, before, origins)))
    findings.push(...lostInEvaluated(scene, { before, after }, path, origins))
    const { seen, lost } = lostPaths(scene, path, origins)
    paths += seen
    for (const one of [...lost, ...lostSettings(scene, path, origins)])
      findings.push(finding(one.code, path, one.reason, one.span))
  }
  findings.push(...EYES.flatMap((eye) => eye(scene)))
  findings.push(
    ...lostSubmodules(scene, { before, after }, unloaded),
    ...lostInExamples(scene, { before, after }, unloaded),
    ...lostInTexts(scene, after),
    ...changedNamesakes(scene, { before, after }),
  )
  const evidence = `${count(chains, 'chain')} into modules and ${count(paths, 'import path')} in strings find what they did`
  return checkOf('attributes', evidence, findings)
}

/** Modules that code in the texts of a file reads and nothing loads, where all was loaded before. */
function lostInEvaluated(
  scene: Scene,
  { before, after }: { readonly before: Loads; readonly after: Loads },
  path: RepoPath,
  origins: readonly RepoPath[],
): readonly Finding[] {
  if (origins.some((origin) => unloadedChains(scene.before, before, origin).length > 0)) return []
  return unloadedChains(scene.after, after, path).map((one) =>
    finding('attribute-lost', path, `"${one.text}" reads ${one.module}, which nothing there loads`, one.span),
  )
}

/** What texts, and code in them and in commands, find no more. */
function lostInTexts(scene: Scene, after: Loads): readonly Finding[] {
  return [
    ...lostReadInCode(scene),
    ...lostReadFiles(scene),
    ...lostInCommands(scene, after),
    ...lostBoundTargets(scene),
    ...lostInHostedCode(scene),
    ...lostByDefault(scene),
    ...lostInMagics(scene),
  ]
}

/** Chains of a file that are less sure than they were; `was` has each by its name, in the order of the text. */
function lostReadings(
  path: RepoPath,
  readings: readonly Reading[],
  was: ReadonlyMap<string, readonly Loaded[]>,
): readonly Finding[] {
  const now = countsOf(readings.map(keyOf))
  const seen = new Map<string, number>()
  return readings.flatMap((reading) => {
    const key = keyOf(reading)
    const at = seen.get(key) ?? 0
    seen.set(key, at + 1)
    return lostReading(path, reading, surenessOf(was.get(key), now.get(key) ?? 0, at))
  })
}

function lostReading(path: RepoPath, reading: Reading, was: Loaded | undefined): readonly Finding[] {
  const is = LOADED.indexOf(reading.loaded)
  const isWorse = was === undefined ? reading.loaded === 'never' : is < LOADED.indexOf(was)
  if (!isWorse) return []
  const { name, attributes } = reading.reference
  const text = joinName(name, ...attributes.map((step) => step.name))
  return [
    finding('attribute-lost', path, `${text} may not be there any more: ${reading.why ?? ''}`, reading.reference.span),
  ]
}

/** How sure each chain was, by its final name, in the order of the text. */
function sureness(scene: Scene, loads: Loads, origins: readonly RepoPath[]): ReadonlyMap<string, readonly Loaded[]> {
  const found = new Map<string, Loaded[]>()
  for (const origin of origins)
    for (const reading of [
      ...readingsOf(scene.before, loads, origin),
      ...readingsByText(scene.before, loads, origin),
    ]) {
      const home = reading.symbol === undefined ? undefined : scene.map.homeOf(reading.module, reading.symbol)
      const key = keyOf({ module: scene.map.moduleTo(home ?? reading.module), symbol: reading.symbol })
      found.set(key, [...(found.get(key) ?? []), reading.loaded])
    }
  return found
}

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** How sure one of several equal chains was: the one in its place, or the surest of them where there are not as many as before. */
function surenessOf(was: readonly Loaded[] | undefined, count: number, at: number): Loaded | undefined {
  if (was?.length === count) return was[at]
  return was?.toSorted((a, b) => LOADED.indexOf(b) - LOADED.indexOf(a))[0]
}

function keyOf({ module, symbol }: Pick<Reading, 'module' | 'symbol'>): string {
  return joinName(module, symbol ?? '')
}

/**
 * Touched files, those that name what the plan renames or moves, and those that hold modules as objects and name one that a touched
 * file no longer loads. Any other file is as it was, names nothing that changed, and reads no attribute of a module whose presence
 * depends on what others load: what it finds cannot have changed.
 */
function filesToJudge(scene: Scene, lost: ReadonlySet<QualifiedName>): readonly RepoPath[] {
  if (scene.isByHand) return scene.final.list('.py')
  const touched = [...scene.touched].filter(([path]) => isPython(path) && path.endsWith('.py'))
  const renamed = [
    ...Object.values(scene.plan.recipe.renameModules).map((name) => scene.map.moduleTo(name)),
    ...scene.plan.symbols.flatMap((move) => [scene.map.moduleTo(move.from), scene.map.moduleTo(move.to)]),
    ...(scene.plan.package === undefined ? [] : [scene.plan.package.to]),
  ]
  const naming = filesMatching(
    scene,
    renamed.map((name) => moduleQuery(scene.final, name)),
  )
  const holding = filesMatching(
    scene,
    [...lost].map((name) => (parentOf(name) === '' ? asAttribute(name) : moduleQuery(scene.final, name))),
    holderTokens(scene.after),
  )
  const old = affectedFiles(scene.final, scene.plan.recipe, scene.plan.symbols, '.py')
  const through = readThroughImports(scene.final, [
    ...Object.keys(scene.plan.recipe.renameModules),
    ...(scene.plan.package === undefined ? [] : [scene.plan.package.from]),
  ])
  return [...new Set([...touched.map(([path]) => path), ...naming, ...holding, ...old, ...through])].sort()
}

/** Modules, by final name, that some touched file asked for and does not ask for now. */
function unloadedModules(scene: Scene, before: Loads, after: Loads): ReadonlySet<QualifiedName> {
  const lost = new Set<QualifiedName>()
  for (const [path, origin] of scene.touched) {
    if (!path.endsWith('.py') || origin === undefined) continue
    const now = after.askedBy(path)
    for (const old of before.askedBy(origin)) {
      const module = scene.map.moduleTo(old)
      if (!now.has(module)) lost.add(module)
    }
  }
  return lost
}

/** A top-level module that is read of something else (`helpers.shop`): who says the word alone has imported it. */
function asAttribute(module: QualifiedName): TextQuery {
  const behindDot = new RegExp(String.raw`\.\s*(?:\\\s*)?${literalPattern(module)}(?!\w)`)
  return tokenQuery([[word(module)]], /^[\x20-\x7e]*$/.test(module) ? behindDot : undefined)
}

/** The Python files of the final tree that pass one of the queries, of those that have one of the tokens. */
function filesMatching(
  scene: Scene,
  [first, ...others]: readonly TextQuery[],
  tokens?: readonly Token[],
): readonly RepoPath[] {
  if (first === undefined) return []
  const query = anyQuery([first, ...others])
  return scene.final.matching(tokens === undefined ? query : withOneOf(query, tokens), '.py')
}

function finding(code: FindingCode, path: RepoPath, reason: string, span: Span): Finding {
  return {
    code,
    level: 'error',
    reason: `${path}: ${reason}`,
    advice: 'Nothing was written. Write the path out in an import of the file, or take this move out of the recipe.',
    place: { path, span },
  }
}
