import { firstPartOf } from '../../model/names.ts'
import { isStandardLibrary } from '../facts/python-names.ts'
import type { FileRules, ImportRules, ImportSection } from './import-rules.ts'

/** Modules that are not in the standard library of every supported Python 3: first minor version that has them, first that has not. */
const ONLY_IN: Readonly<Record<string, readonly [from: number, until: number]>> = {
  graphlib: [9, 99],
  zoneinfo: [9, 99],
  tomllib: [11, 99],
  annotationlib: [14, 99],
  compression: [14, 99],
  ...Object.fromEntries(['binhex', 'formatter', 'macpath', 'parser', 'symbol'].map((name) => [name, [0, 10]])),
  ...Object.fromEntries(['asynchat', 'asyncore', 'distutils', 'imp', 'smtpd'].map((name) => [name, [0, 12]])),
  ...Object.fromEntries(
    'aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes sndhdr spwd sunau telnetlib uu xdrlib'
      .split(' ')
      .map((name) => [name, [0, 13]]),
  ),
}

/** The section of an import by its module's dotted name without dots in front, and the number of dots (`level`). */
export function sectionFor({ rules, ownPackage, isInSource }: FileRules, module: string, level: number): ImportSection {
  const top = firstPartOf(module)
  const section = ((): ImportSection => {
    if (level === 0 && top === '__future__') return 'future'
    if (rules.noSections) return 'first-party'
    if (level > 0) return 'local-folder'
    const known = knownSection(rules, module)
    if (known !== undefined) return known
    if (!rules.isStandardLibraryListed && isInStandardLibrary(top, rules.pythonMinor)) return 'standard-library'
    if ((rules.detectSamePackage && top === ownPackage) || isInSource(module) || module === '__main__')
      return 'first-party'
    return rules.defaultSection
  })()
  return rules.sectionOrder.includes(section) ? section : rules.defaultSection
}

function isInStandardLibrary(top: string, minor: number): boolean {
  const [from, until] = ONLY_IN[top] ?? [0, 99]
  return isStandardLibrary(top) && from <= minor && minor < until
}

/** The longest part of a dotted name that the project put into a section; without dotted patterns only the first word is looked up. */
function knownSection({ known }: ImportRules, module: string): ImportSection | undefined {
  if (known.length === 0) return undefined
  const words = module.split('.')
  const isDotted = known.some(([pattern]) => pattern.includes('.'))
  for (let count = isDotted ? words.length : 1; count > 0; count -= 1) {
    const part = words.slice(0, count).join('.')
    const found = known.find(([pattern]) => fits(pattern, part))
    if (found !== undefined) return found[1]
  }
  return undefined
}

function fits(pattern: string, name: string): boolean {
  if (!/[*?[]/.test(pattern)) return pattern === name
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`).test(name)
}
