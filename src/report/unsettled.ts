import { plural } from './plan-lines.ts'

/** What a proof leaves to be settled although none of its checks fails: rows of its checklist, and old names. */
export interface Unsettled {
  readonly checklist: readonly { readonly verdict: string; readonly row: string; readonly title: string }[]
  readonly names: readonly { readonly verdict: string }[]
}

/** What keeps a tree from being called proved, in words to be joined with `; `. Empty: nothing does. */
export function unsettled({ checklist, names }: Unsettled): readonly string[] {
  const broken = checklist.filter(({ verdict }) => verdict === 'broken').map(({ row, title }) => `${row} (${title})`)
  const undecided = names.filter(({ verdict }) => verdict === 'undecided').length
  return [
    ...(broken.length === 0 ? [] : [`broken in the checklist: ${broken.join(', ')}`]),
    ...(undecided === 0 ? [] : [`${plural(undecided, 'old name')} undecided`]),
  ]
}
