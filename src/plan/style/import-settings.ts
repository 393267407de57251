import { mappingOf } from '../../model/mapping.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { DEFAULT_RULES } from '../../python/imports/import-rules.ts'
import type { ImportRules, ImportSection } from '../../python/imports/import-rules.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { pythonRange } from '../manifests/oldest-python.ts'
import { isortRules } from './isort-rules.ts'
import { optionTable, valueUnder } from './option-table.ts'
import { isortSettings, resolvedPath, ruffSettings } from './tool-settings.ts'
import type { ToolSettings } from './tool-settings.ts'
import { lineLengthIn } from './line-length.ts'

/** By which rules the imports of a folder's files are sorted, and where its own modules lie. */
export interface ImportSettings {
  readonly rules: ImportRules
  /** Folders in which first-party modules lie. */
  readonly sources: readonly RepoPath[]
  /** Whether a tool holds the project to these rules; else they are what is usual. */
  readonly isEnforced: boolean
  /** How else the same tool may have been told to work: its versions differ where nothing is set. */
  readonly variants: readonly Partial<ImportRules>[]
  /** Whether no tool says where the project's modules lie. */
  readonly isUnset: boolean
}

/** The rules for the files of a folder: of ruff where it sorts imports, else of isort, else what ruff is told, else the defaults. */
export function importSettings(workspace: Workspace, folder: RepoPath): ImportSettings {
  const ruff = ruffSettings(workspace, folder)
  const isort = isortSettings(workspace, folder)
  const base: ImportRules = {
    ...DEFAULT_RULES,
    lineLength: lineLengthIn(workspace, folder),
    pythonMinor: pythonRange(workspace, folder === '' ? 'x.py' : `${folder}/x.py`).oldest ?? DEFAULT_RULES.pythonMinor,
  }
  if (ruff !== undefined && (sortsImports(ruff) || isort === undefined)) return ofRuff(ruff, base)
  if (isort !== undefined)
    return {
      rules: isortRules(isort.options, base),
      sources: sourcesIn(isort, optionTable(isort.options).list('src-paths')),
      isEnforced: true,
      // What its profiles say of a comma behind the last name changed between versions.
      variants:
        optionTable(isort.options).flag('split-on-trailing-comma') === undefined
          ? [{ splitOnTrailingComma: true }]
          : [],
      isUnset: false,
    }
  return { rules: base, sources: ['', 'src'], isEnforced: false, variants: [], isUnset: true }
}

function sourcesIn({ folder }: ToolSettings, written: readonly string[] | undefined): readonly RepoPath[] {
  return (written ?? ['.', 'src']).flatMap((path) => resolvedPath(folder, path) ?? [])
}

function sortsImports({ options }: ToolSettings): boolean {
  const tables = [optionTable(options), optionTable(mappingOf(valueUnder(options, ['lint'])))]
  const selected = tables.flatMap((table) => [...(table.list('select') ?? []), ...(table.list('extend-select') ?? [])])
  const ignored = tables.flatMap((table) => [...(table.list('ignore') ?? []), ...(table.list('extend-ignore') ?? [])])
  return selected.some((code) => /^(ALL|I(0(0(1)?)?)?)$/.test(code)) && !ignored.some((code) => /^I(001)?$/.test(code))
}

function ofRuff(settings: ToolSettings, base: ImportRules): ImportSettings {
  const { options } = settings
  const isort = { ...mappingOf(valueUnder(options, ['isort'])), ...mappingOf(valueUnder(options, ['lint', 'isort'])) }
  const target = /^py3(\d+)$/.exec(optionTable(options).text('target-version') ?? '')?.[1]
  const sources = optionTable(options).list('src')
  const isEnforced = sortsImports(settings)
  const rules = ruffRules(isort, {
    ...base,
    tabWidth: optionTable(options).number('indent-width') ?? base.tabWidth,
    ...(target === undefined ? {} : { pythonMinor: Number(target) }),
  })
  return {
    rules,
    sources: sourcesIn(settings, sources),
    isEnforced,
    variants: [],
    isUnset: !isEnforced && sources === undefined,
  }
}

/** `[tool.ruff.lint.isort]` over the defaults (docs.astral.sh/ruff/settings, "lint.isort"). */
function ruffRules(values: Readonly<Record<string, unknown>>, base: ImportRules): ImportRules {
  const table = optionTable(values)
  const list = (name: string): readonly string[] => table.list(name) ?? []
  const sections = optionTable(mappingOf(values['sections'])).lists()
  const inSection = (names: readonly string[], section: ImportSection): [string, ImportSection][] =>
    names.map((name) => [name, section])
  return {
    ...base,
    forceSingleLine: table.flag('force-single-line') ?? base.forceSingleLine,
    singleLineExclusions: list('single-line-exclusions'),
    combineAsImports: table.flag('combine-as-imports') ?? base.combineAsImports,
    forceWrapAliases: table.flag('force-wrap-aliases') ?? base.forceWrapAliases,
    splitOnTrailingComma: table.flag('split-on-trailing-comma') ?? base.splitOnTrailingComma,
    orderByType: table.flag('order-by-type') ?? base.orderByType,
    forceSortWithinSections: table.flag('force-sort-within-sections') ?? base.forceSortWithinSections,
    caseSensitive: table.flag('case-sensitive') ?? base.caseSensitive,
    lengthSort: table.flag('length-sort') ?? base.lengthSort,
    lengthSortStraight: table.flag('length-sort-straight') ?? base.lengthSortStraight,
    forceToTop: list('force-to-top'),
    fromFirst: table.flag('from-first') ?? base.fromFirst,
    relativeOrder:
      table.text('relative-imports-order') === 'closest-to-furthest' ? 'closest-to-furthest' : base.relativeOrder,
    classes: list('classes'),
    constants: list('constants'),
    variables: list('variables'),
    noLinesBefore: list('no-lines-before'),
    linesAfterImports: table.number('lines-after-imports') ?? base.linesAfterImports,
    linesBetweenTypes: table.number('lines-between-types') ?? base.linesBetweenTypes,
    forcedSeparate: list('forced-separate'),
    noSections: table.flag('no-sections') ?? base.noSections,
    sectionOrder: table.list('section-order') ?? [...base.sectionOrder, ...sections.keys()],
    defaultSection: table.text('default-section') ?? base.defaultSection,
    detectSamePackage: table.flag('detect-same-package') ?? base.detectSamePackage,
    known: [
      ...[...sections].flatMap(([section, names]) => inSection(names, section)),
      ...inSection(list('known-first-party'), 'first-party'),
      ...inSection(list('known-third-party'), 'third-party'),
      ...inSection(list('known-local-folder'), 'local-folder'),
      ...inSection(list('extra-standard-library'), 'standard-library'),
    ],
    requiredImports: list('required-imports'),
  }
}
