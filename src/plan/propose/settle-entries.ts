import { UserError } from '../../model/errors.ts'
import { isWithin, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { HELPER_MODULES } from '../names/helper-home.ts'
import type { DraftEntry, RecipeDraft } from '../../templates/recipe-text.ts'
import { refusalOfText } from './refusal.ts'
import type { Refusal } from './refusal.ts'

/** Why a draft would be refused. May throw UserError. */
export type Refusals = (draft: RecipeDraft) => readonly Refusal[]

/** What stands against a proposal that was not tried any more. */
const untried = (tries: number): string =>
  `${tries} recipes were tried, each of which takes as long as a preview, and this was not. Take it in, and the preview says what comes of it.`

/**
 * A draft with the proposals that bring no refusal; the others stand there with theirs. All are tried at once. Those that a refusal is about are left
 * out and the rest is tried again; a refusal that the draft has without any proposal is held against none. One that is about none of them is looked for by
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
  readonly #answers = new Map<string, readonly Refusal[]>()
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
  ask(entries: readonly DraftEntry[]): readonly Refusal[] | undefined {
    const key = JSON.stringify(entries)
    const answer = this.#answers.get(key)
    if (answer !== undefined || this.#answers.size >= this.#mostTries) return answer
    const found = [...new Map(this.#askAnew(entries).map((one) => [one.text, one])).values()]
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

  /** The last proposal that a refusal is about and that it was not held against, or all extras where it is about the module that guards them. */
  concerned(refusal: Refusal, asked: readonly DraftEntry[]): readonly DraftEntry[] {
    const left = this.#notAccused(refusal, asked)
    const last = left.findLast((entry) => this.#isAbout(refusal, entry))
    if (last !== undefined) return [last]
    const guards = HELPER_MODULES.map((name) => joinName(this.#draft.package.to, name))
    return guards.some((name) => refusal.about.includes(name)) ? left.filter(({ key }) => key === 'optional') : []
  }

  /** Whom to leave out first for a refusal that is about none of them: `lazy`, which changes more than the others; then all moves of helpers, which nobody needs. */
  guessedFor(refusal: Refusal, asked: readonly DraftEntry[]): readonly DraftEntry[] {
    const left = this.#notAccused(refusal, asked)
    const kind = ['lazy', 'move'].find((one) => left.some(({ key }) => key === one))
    return left.filter(({ key }) => key === kind)
  }

  #notAccused({ text }: Refusal, asked: readonly DraftEntry[]): readonly DraftEntry[] {
    return asked.filter((one) => this.#accused.get(text)?.has(one) !== true)
  }

  /** Leave proposals out, for a refusal that is held against them from now on; gives whether there are any. */
  accuse({ text }: Refusal, accused: readonly DraftEntry[]): boolean {
    this.#accused.set(text, new Set([...(this.#accused.get(text) ?? []), ...accused]))
    for (const entry of accused) this.out.set(entry, [...(this.out.get(entry) ?? []), text])
    return accused.length > 0
  }

  /** Whether a refusal is about what a proposal names, as that is today or will be. */
  #isAbout({ about, path }: Refusal, entry: DraftEntry): boolean {
    if (entry.key === 'tests') return path !== undefined && [entry.from, entry.to].some((one) => isIn(path, one))
    const { from, to } = this.#draft.package
    const names = namesOf(entry).flatMap((name) => [name, isWithin(name, from) ? to + name.slice(from.length) : name])
    return names.some((name) => about.includes(name))
  }

  #askAnew(entries: readonly DraftEntry[]): readonly Refusal[] {
    try {
      return this.#refusalsOf({ ...this.#draft, entries: [...this.#draft.entries, ...entries] })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return [refusalOfText(error.problems.map((problem) => problem.message).join('; ') || error.message)]
    }
  }
}

/** Leave out what brings refusals. */
function settle(search: Search, own: readonly DraftEntry[]): void {
  for (;;) {
    const kept = own.filter((entry) => !search.out.has(entry))
    const fresh = search.ask(kept)?.filter(({ text }) => search.known?.has(text) !== true)
    if (fresh === undefined) return leaveOut(search, kept, search.untried)
    if (fresh.length === 0) return
    // What stays without whom it was held against is held against the next one that it is about.
    for (const { text } of fresh) search.release(text)
    // A refusal that is about none of them may come of what the others are about.
    const areConcerned = fresh.map((one) => search.accuse(one, search.concerned(one, kept)))
    if (areConcerned.includes(true)) continue
    const areGuessed = fresh.map((one) => search.accuse(one, search.guessedFor(one, kept)))
    if (areGuessed.includes(true)) continue
    if (search.known !== undefined) return byHalves(search, kept)
    search.known = new Set(search.ask([])?.map(({ text }) => text))
    for (const reason of search.known) search.release(reason)
  }
}

/** Take in what brings no refusal, of proposals that together bring one: each half, and of a half that brings one its halves. */
function byHalves(search: Search, refused: readonly DraftEntry[]): void {
  const kept: DraftEntry[] = []
  const waiting: (readonly DraftEntry[])[] = halvesOf(refused)
  for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
    const fresh = search.ask([...kept, ...group])?.filter(({ text }) => search.known?.has(text) !== true)
    if (fresh?.length === 0) kept.push(...group)
    else if (fresh === undefined || group.length === 1) leaveOut(search, group, fresh?.[0]?.text ?? search.untried)
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

/** Whether a file is this one, or lies in this folder. */
function isIn(path: RepoPath, place: RepoPath): boolean {
  return path === place || path.startsWith(`${place}/`)
}

/** The modules and imports of a proposal, as dotted names of today. */
function namesOf(entry: DraftEntry): readonly QualifiedName[] {
  switch (entry.key) {
    case 'optional':
      return entry.requires
    case 'move':
    case 'rename_modules':
    case 'copy':
      return [entry.from, entry.to]
    case 'lazy':
      return [entry.package]
    case 'tests':
    case 'layers':
      return []
  }
}
