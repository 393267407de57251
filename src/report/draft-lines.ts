import type { DraftEntry, RecipeDraft } from '../templates/recipe-text.ts'
import { plural } from './plan-lines.ts'

/** What a recipe that was proposed asks for, what it leaves open, and the commands that come next; ends in a newline. */
export function draftText(draft: RecipeDraft, written: string | undefined, program = 'extract-codemod'): string {
  const { from, to, distribution, directory } = draft.package
  const taken = draft.entries.filter(({ refused }) => refused === undefined)
  const left = draft.entries.length - taken.length
  const lines = [
    ...(written === undefined ? [] : [`The recipe was written to ${written}.`]),
    `  ${from} becomes ${to}, installed as ${distribution}, in ${directory}`,
    ...taken.map((entry) => `  ${entryText(entry)}`),
    ...(left === 0 ? [] : [`  ${plural(left, 'proposal')} left out, each with its reason in a comment`]),
    ...draft.notes.map((note) => `  ${note}`),
    ...(written === undefined ? [] : ['', ...nextLines(draft.isRefused === true, program)]),
  ]
  return lines.join('\n') + '\n'
}

function entryText(entry: DraftEntry): string {
  switch (entry.key) {
    case 'rename_modules':
      return `${entry.from} is renamed to ${entry.to}`
    case 'move':
      return `helpers that others share move from ${entry.from} to ${entry.to}`
    case 'copy':
      return `${entry.symbols.join(', ')} of ${entry.from} are copied to ${entry.to}`
    case 'layers':
      return `${plural(entry.layers.length, 'layer')} say who may import whom`
    case 'lazy':
      return `importing ${entry.package} loads none of its modules any more`
    case 'optional':
      return `the extra ${entry.extra} brings ${entry.requires.join(', ')}`
    case 'tests':
      return entry.files === undefined
        ? `${entry.from} moves to ${entry.to}`
        : `${plural(entry.files.length, 'file')} of ${entry.from} ${entry.files.length === 1 ? 'moves' : 'move'} to ${entry.to}`
  }
}

function nextLines(isRefused: boolean, program: string): readonly string[] {
  if (isRefused)
    return ['As it stands the preview refuses it: settle what is said above, then look again:', `  ${program}`]
  const steps = [
    ['', 'see what happens and the proof; nothing is written (--diff shows the changes)'],
    [' try', 'install and import both sides, in temporary checkouts'],
    [' apply', 'do it, on a branch of its own'],
  ] as const
  return ['Next', ...steps.map(([words, why]) => `  ${`${program}${words}`.padEnd(program.length + 6)}  ${why}`)]
}
