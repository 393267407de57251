import { firstPartOf } from '../../model/names.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { SourceFile } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'

/** INI files in which isort and coverage are told which packages are the project's own (their manuals, "Configuration"). */
const FILES = /^(?:setup\.cfg|tox\.ini|\.isort\.cfg|\.coveragerc)$/
const KEYS = /^(?:known_first_party|source|source_pkgs)$/

/** The text of an INI file without the new top-level package in lists that name the package it leaves; the text itself for any other file. */
export function withoutNewPackageNames({ plan }: Scene, before: SourceFile, after: SourceFile): string {
  const extracted = plan.recipe.package
  if (extracted === undefined || !FILES.test(baseNameOf(after.path))) return after.text
  const [top, own] = [firstPartOf(extracted.from), firstPartOf(extracted.to)]
  const old = new Set(before.text.split('\n'))
  let [key, isNamed] = ['', false]
  const kept = after.text.split('\n').map((line): string | undefined => {
    const [head = '', name] = /^(\w+)\s*[=:]/.exec(line) ?? []
    if (/^[^\s#;]/.test(line)) [key, isNamed] = [name ?? '', false]
    const words = line.slice(head.length).split(',')
    isNamed ||= words.some((word) => word.trim() === top)
    if (!KEYS.test(key) || !isNamed || old.has(line)) return line
    const left = words.filter((word) => word.trim() !== own)
    return left.join('').trim() === '' ? undefined : head + left.join(',')
  })
  return kept.filter((line) => line !== undefined).join('\n')
}

/** Whether a value of a manifest is one name, or names behind commas, and what it became says the same and the new package (isort takes either). */
export function isJoinedByPackage({ plan }: Scene, was: string, is: unknown): boolean {
  const extracted = plan.recipe.package
  if (extracted === undefined) return false
  const namesOf = (value: unknown): readonly string[] =>
    [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(',').map((name) => name.trim()) : ['?']))
  const [old, now] = [namesOf(was), namesOf(is)]
  const own = firstPartOf(extracted.to)
  return (
    old.includes(firstPartOf(extracted.from)) &&
    now.filter((name) => name !== own).join(' ') === old.filter((name) => name !== own).join(' ')
  )
}
