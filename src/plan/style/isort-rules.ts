import type { ImportRules, ImportSection, ImportWrapping } from '../../python/imports/import-rules.ts'
import { optionTable } from './option-table.ts'

/** isort's own words for the sections. */
const SECTIONS: Readonly<Record<string, ImportSection>> = {
  FUTURE: 'future',
  STDLIB: 'standard-library',
  THIRDPARTY: 'third-party',
  FIRSTPARTY: 'first-party',
  LOCALFOLDER: 'local-folder',
}

const BLACK = { 'multi-line-output': 3, 'include-trailing-comma': true, 'line-length': 88 }

/** What a profile sets of what is read here (pycqa.github.io/isort, "Built-in Profile for isort"). */
const PROFILES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  black: BLACK,
  google: {
    'force-single-line': true,
    'force-sort-within-sections': true,
    'order-by-type': false,
    'single-line-exclusions': ['collections.abc', 'six.moves', 'typing', 'typing_extensions'],
    'line-length': 1000,
  },
  open_stack: { 'force-single-line': true, 'force-sort-within-sections': true },
  plone: { ...BLACK, 'force-single-line': true },
  attrs: {
    'lines-after-imports': 2,
    'lines-between-types': 1,
    'multi-line-output': 3,
    'include-trailing-comma': true,
  },
  pycharm: { 'lines-after-imports': 2, 'multi-line-output': 3, 'force-grid-wrap': 2 },
  django: { 'combine-as-imports': true, 'include-trailing-comma': true, 'multi-line-output': 5 },
  hug: { 'multi-line-output': 3, 'include-trailing-comma': true, 'line-length': 100 },
  wemake: { 'multi-line-output': 3, 'include-trailing-comma': true, 'line-length': 80 },
  appnexus: {
    ...BLACK,
    'force-sort-within-sections': true,
    'order-by-type': false,
    'reverse-relative': true,
    sections: ['FUTURE', 'STDLIB', 'THIRDPARTY', 'FIRSTPARTY', 'APPLICATION', 'LOCALFOLDER'],
    'no-lines-before': ['LOCALFOLDER'],
  },
}

/** isort's modes of many lines; what is not among them (backslashes, one column) is written one name on a line. */
const WRAPPINGS: Readonly<Record<string, ImportWrapping>> = {
  0: 'grid',
  GRID: 'grid',
  4: 'vertical-grid',
  VERTICAL_GRID: 'vertical-grid',
  5: 'grouped-grid',
  VERTICAL_GRID_GROUPED: 'grouped-grid',
}

/** isort's options as rules: other names, upper-case sections, and no comma that keeps a statement on many lines unless asked. */
export function isortRules(written: Readonly<Record<string, unknown>>, base: ImportRules): ImportRules {
  const own = Object.fromEntries(Object.entries(written).map(([key, value]) => [key.replaceAll('_', '-'), value]))
  const profile = typeof own['profile'] === 'string' ? own['profile'].trim() : ''
  const table = optionTable({ ...PROFILES[profile], ...own })
  const list = (name: string): readonly string[] => table.list(name) ?? []
  const sectionOf = (name: string): ImportSection => SECTIONS[name] ?? name.toLowerCase()
  const known = [...table.lists()].flatMap(([key, names]): [string, ImportSection][] => {
    const section = /^known-(.+)$/.exec(key)?.[1] ?? (key === 'extra-standard-library' ? 'standard-library' : undefined)
    return section === undefined ? [] : names.map((name) => [name, section])
  })
  const mode = String(table.number('multi-line-output') ?? table.text('multi-line-output') ?? 0)
  const headings = Object.keys(SECTIONS).flatMap((section): [ImportSection, string][] => {
    const heading = table.text(`import-heading-${section.toLowerCase()}`)
    return heading === undefined ? [] : [[sectionOf(section), heading]]
  })
  return {
    ...base,
    lineLength: table.number('line-length') ?? 79,
    wrapping: WRAPPINGS[mode.toUpperCase()] ?? 'hanging',
    endsInComma: table.flag('include-trailing-comma') ?? false,
    wrapsFrom: table.number('force-grid-wrap') ?? 0,
    headings: new Map(headings),
    forceSingleLine: table.flag('force-single-line') ?? false,
    singleLineExclusions: list('single-line-exclusions'),
    combineAsImports: table.flag('combine-as-imports') ?? false,
    splitsAtAliases: table.flag('combine-as-imports') !== true,
    measuresMarks: true,
    splitOnTrailingComma: table.flag('split-on-trailing-comma') ?? false,
    orderByType: table.flag('order-by-type') ?? true,
    forceSortWithinSections: table.flag('force-sort-within-sections') ?? false,
    caseSensitive: table.flag('case-sensitive') ?? false,
    lengthSort: table.flag('length-sort') ?? false,
    lengthSortStraight: table.flag('length-sort-straight') ?? false,
    forceToTop: list('force-to-top'),
    fromFirst: table.flag('from-first') ?? false,
    relativeOrder: table.flag('reverse-relative') === true ? 'closest-to-furthest' : 'furthest-to-closest',
    classes: list('classes'),
    constants: list('constants'),
    variables: list('variables'),
    noLinesBefore: list('no-lines-before').map(sectionOf),
    linesAfterImports: table.number('lines-after-imports') ?? -1,
    linesBetweenTypes: table.number('lines-between-types') ?? 0,
    forcedSeparate: list('forced-separate'),
    noSections: table.flag('no-sections') ?? false,
    sectionOrder: table.list('sections')?.map(sectionOf) ?? base.sectionOrder,
    defaultSection: sectionOf(table.text('default-section') ?? 'THIRDPARTY'),
    // isort's own list of the standard library is the value this option has where nobody sets it.
    isStandardLibraryListed: table.list('known-standard-library') !== undefined,
    detectSamePackage: false,
    known,
    requiredImports: list('add-imports'),
  }
}
