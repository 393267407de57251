import { remove, replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { isWithin } from '../../model/names.ts'
import { iniEntries } from '../manifests/ini-file.ts'
import type { IniEntry } from '../manifests/ini-file.ts'
import { isDataOfPackage, isNameOf } from '../names/leaving-entries.ts'
import type { Packaged } from '../names/leaving-entries.ts'

/**
 * Take what leaves with the package out of a `setup.cfg`: its modules out of the lists of packages, its folder out of `package_dir`, its data
 * (setuptools, "Configuring setuptools using setup.cfg files"). A key that is left without a value goes as well.
 */
export function leavingLines(packaged: Packaged, text: string): readonly Edit[] {
  const from = packaged.plan.package?.from
  if (from === undefined) return []
  return iniEntries(text).flatMap((entry): readonly Edit[] => {
    if (isDataTable(entry) && isWithin(entry.key, from)) return [wholeEntry(text, entry)]
    const isGone = goneFrom(packaged, from, entry)
    if (isGone === undefined) return []
    const kept = entry.lines.map((line) => wordsOf(line.text).filter((word) => !isGone(word)))
    if (entry.lines.length > 0 && kept.every((words) => words.length === 0)) return [wholeEntry(text, entry)]
    return entry.lines.flatMap((line, at): readonly Edit[] => {
      const [words, left] = [wordsOf(line.text), kept[at] ?? []]
      if (words.length === left.length) return []
      if (left.length > 0 || line.line === entry.line) return [replace(line.start, line.end, left.join(', '))]
      return [remove(text.lastIndexOf('\n', line.start - 1) + 1, endOfLine(text, line.end))]
    })
  })
}

/** What tells the entries of a list that leave; undefined for lists that say nothing of packages. */
function goneFrom(packaged: Packaged, from: string, entry: IniEntry): ((word: string) => boolean) | undefined {
  const key = entry.key.replaceAll('-', '_')
  if (isDataTable(entry)) return (word) => isDataOfPackage(packaged, entry.key, word)
  if (entry.section === 'options.packages.find') return (word) => isNameOf(word, from)
  if (entry.section !== 'options') return undefined
  if (key === 'packages' || key === 'py_modules') return (word) => isWithin(word, from)
  return key === 'package_dir' ? (word) => isWithin(word.split('=')[0]?.trim() ?? '', from) : undefined
}

function isDataTable({ section }: IniEntry): boolean {
  return /^options\.(exclude_)?package_data$/.test(section)
}

function wordsOf(line: string): readonly string[] {
  return line.split(',').flatMap((word) => word.trim() || [])
}

function wholeEntry(text: string, entry: IniEntry): Edit {
  const last = entry.lines.at(-1)
  const lines = text.split('\n')
  const start = lines.slice(0, entry.line - 1).reduce((sum, line) => sum + line.length + 1, 0)
  return remove(start, endOfLine(text, last?.end ?? start))
}

function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}
