import { UserError } from '../../model/errors.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { isWithin, joinName } from '../../model/names.ts'
import { HELPER_MODULES } from '../names/helper-home.ts'
import type { DraftEntry, RecipeDraft } from '../../templates/recipe-text.ts'

/** Why a draft would be refused, one sentence each. May throw UserError. */
export type Refusals = (draft: RecipeDraft) => readonly string[]

/** What stands against a proposal that was not tried any more. */
const untried = (tries: number): string =>
  `${tries} recipes were tried, each of which takes as long as a preview, and this was not. Take it in, and the preview says what comes of it.`

/**
 * A draft with the proposals that bring no refusal; the others stand there with theirs. All are tried at once. Those that a refusal names are left
 * out and the rest is tried again; a refusal that the draft has without any proposal is held against none. One that names nobody is looked for by
 * halves. At most so many drafts are tried, for each is a whole plan with its proof; what is left then is told as untried.
 */
export function settleEntries(
  draft: RecipeDraft,
  more: readonly DraftEntry[],
  refusalsOf: Refusals,
  mostTries: number,
): RecipeDraft {
  const own = more.filter((entry) => entry.refused === undefined)
  const search = new Search(draft, refusalsOf, mostTries)
  if (own.length > 0) settle(search, own)
  const entries = more.map((entry) => {
    const [refused] = search.out.get(entry) ?? []
    return refused === undefined ? entry : { ...entry, refused }
  })
  return { ...draft, entries: [...draft.entries, ...entries] }
}

/** What is known of the proposals so far. */
class Search {
  /** Those that are left out, with the refusals that are held against each. */
  readonly out = new Map<DraftEntry, readonly string[]>()
  /** The refusals of the draft without any proposal, once they were asked for. */
  known: ReadonlySet<string> | undefined
  readonly #draft: RecipeDraft
  readonly #refusalsOf: Refusals
  readonly #answers = new Map<string, readonly string[]>()
  readonly #accused = new Map<string, Set<DraftEntry>>()

  readonly #mostTries: number

  constructor(draft: RecipeDraft, refusalsOf: Refusals, mostTries: number) {
    this.#draft = draft
    this.#refusalsOf = refusalsOf
    this.#mostTries = mostTries
  }

  get untried(): string {
    return untried(this.#mostTries)
  }

  /** The refusals of the draft with these proposals; undefined when enough was tried. */
  ask(entries: readonly DraftEntry[]): readonly string[] | undefined {
    const key = JSON.stringify(entries)
    const answer = this.#answers.get(key)
    if (answer !== undefined || this.#answers.size >= this.#mostTries) return answer
    const found = [...new Set(this.#askAnew(entries))]
    this.#answers.set(key, found)
    return found
  }

  /** Hold a refusal against nobody. */
  release(reason: string): void {
    for (const [entry, reasons] of this.out) {
      const left = reasons.filter((one) => one !== reason)
      if (left.length === 0) this.out.delete(entry)
      else this.out.set(entry, left)
    }
  }

  /** The last proposal that a refusal names and that it was not held against, or all extras where it names the module that guards them. */
  namedIn(reason: string, asked: readonly DraftEntry[]): readonly DraftEntry[] {
    const left = this.#notAccused(reason, asked)
    const named = left.findLast((entry) => isNamed(this.#namesOf(entry), reason))
    if (named !== undefined) return [named]
    const guards = HELPER_MODULES.map((name) => joinName(this.#draft.package.to, name))
    return isNamed(guards, reason) ? left.filter(({ key }) => key === 'optional') : []
  }

  /** Whom to leave out first for a refusal that names nobody: `lazy`, which changes more than the others; then all moves of helpers, which nobody needs. */
  guessedFor(reason: string, asked: readonly DraftEntry[]): readonly DraftEntry[] {
    const left = this.#notAccused(reason, asked)
    const kind = ['lazy', 'move'].find((one) => left.some(({ key }) => key === one))
    return left.filter(({ key }) => key === kind)
  }

  #notAccused(reason: string, asked: readonly DraftEntry[]): readonly DraftEntry[] {
    return asked.filter((one) => this.#accused.get(reason)?.has(one) !== true)
  }

  /** Leave proposals out, for a refusal that is held against them from now on; gives whether there are any. */
  accuse(reason: string, accused: readonly DraftEntry[]): boolean {
    this.#accused.set(reason, new Set([...(this.#accused.get(reason) ?? []), ...accused]))
    for (const entry of accused) this.out.set(entry, [...(this.out.get(entry) ?? []), reason])
    return accused.length > 0
  }

  /** The names that a refusal says of a proposal, as they are today and as they will be. */
  #namesOf(entry: DraftEntry): readonly string[] {
    const { from, to } = this.#draft.package
    return namesOf(entry).flatMap((name) => [name, isWithin(name, from) ? to + name.slice(from.length) : name])
  }

  #askAnew(entries: readonly DraftEntry[]): readonly string[] {
    try {
      return this.#refusalsOf({ ...this.#draft, entries: [...this.#draft.entries, ...entries] })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return [error.problems.map((problem) => problem.message).join('; ') || error.message]
    }
  }
}

/** Leave out what brings refusals. */
function settle(search: Search, own: readonly DraftEntry[]): void {
  for (;;) {
    const kept = own.filter((entry) => !search.out.has(entry))
    const fresh = search.ask(kept)?.filter((reason) => search.known?.has(reason) !== true)
    if (fresh === undefined) return leaveOut(search, kept, search.untried)
    if (fresh.length === 0) return
    // What stays without whom it was held against is held against the next one that it names.
    for (const reason of fresh) search.release(reason)
    // A refusal that names nobody may be one of what the others name.
    const areNamed = fresh.map((reason) => search.accuse(reason, search.namedIn(reason, kept)))
    if (areNamed.includes(true)) continue
    const areGuessed = fresh.map((reason) => search.accuse(reason, search.guessedFor(reason, kept)))
    if (areGuessed.includes(true)) continue
    if (search.known !== undefined) return byHalves(search, kept)
    search.known = new Set(search.ask([]))
    for (const reason of search.known) search.release(reason)
  }
}

/** Take in what brings no refusal, of proposals that together bring one: each half, and of a half that brings one its halves. */
function byHalves(search: Search, refused: readonly DraftEntry[]): void {
  const kept: DraftEntry[] = []
  const waiting: (readonly DraftEntry[])[] = halvesOf(refused)
  for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
    const fresh = search.ask([...kept, ...group])?.filter((reason) => search.known?.has(reason) !== true)
    if (fresh?.length === 0) kept.push(...group)
    else if (fresh === undefined || group.length === 1) leaveOut(search, group, fresh?.[0] ?? search.untried)
    else waiting.unshift(...halvesOf(group))
  }
}

function halvesOf(group: readonly DraftEntry[]): DraftEntry[][] {
  const middle = Math.ceil(group.length / 2)
  return [group.slice(0, middle), group.slice(middle)].filter((half) => half.length > 0)
}

function leaveOut(search: Search, entries: readonly DraftEntry[], reason: string): void {
  for (const entry of entries) search.out.set(entry, [reason])
}

/** Whether a refusal says a name: a guess of whom to leave out first, which the next try confirms. */
function isNamed(names: readonly string[], reason: string): boolean {
  return names.some((name) => new RegExp(`(?<![\\w./-])${literalPattern(name)}(?!\\w)`, 'u').test(reason))
}

function namesOf(entry: DraftEntry): readonly string[] {
  switch (entry.key) {
    case 'optional':
      return entry.requires
    case 'move':
    case 'rename_modules':
    case 'copy':
    case 'tests':
      return [entry.from, entry.to]
    case 'lazy':
    case 'layers':
      return []
  }
}
