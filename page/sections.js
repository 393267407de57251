// The parts of the page that are lists and tables; one without content goes away.
function fill(id, ...children) {
  const section = $(id)
  const present = children.flat().filter((child) => child !== undefined)
  if (present.length === 0) {
    section.hidden = true
    document.querySelector(`nav a[href="#${id}"]`)?.remove()
  } else section.append(...present)
}

fill(
  'review',
  data.reviews.length === 0
    ? []
    : shortened(data.reviews, (one) =>
        el(
          'div',
          { class: 'review finding warning' },
          fileLink(one.path, one.line),
          ' ',
          el('span', { class: 'dim' }, one.transform),
          one.before ? el('pre', { class: 'del' }, one.before) : undefined,
          one.after ? el('pre', { class: 'add' }, one.after) : undefined,
        ),
      ),
)
fill('findings', data.findings.length === 0 ? [] : shortened(data.findings, findingCard))
fill(
  'proof',
  data.checks.length === 0
    ? []
    : [
        table(
          ['check', 'verdict', 'evidence'],
          data.checks.map((one) => [
            el('b', {}, one.name),
            el('span', { class: levelClass(one.verdict) }, one.verdict),
            one.evidence,
          ]),
        ),
      ],
)
fill(
  'checklist',
  data.checklist.length === 0
    ? []
    : [
        table(
          ['row', 'verdict', 'what it is about'],
          data.checklist.map((one) => [
            one.row,
            el('span', { class: levelClass(one.verdict) }, one.verdict === 'none' ? 'not here' : one.verdict),
            `${one.title}: ${one.evidence}`,
          ]),
        ),
      ],
)
fill(
  'ledger',
  data.rewritten + data.ledger.length === 0
    ? []
    : [
        el(
          'p',
          {},
          `${data.rewritten} occurrences of old names are rewritten, ${data.ledger.filter((one) => one.verdict === 'kept').length} kept on purpose, ${data.ledger.filter((one) => one.verdict === 'undecided').length} undecided.`,
        ),
        shortened(
          [...data.ledger].sort((a, b) => Number(b.verdict === 'undecided') - Number(a.verdict === 'undecided')),
          (one) =>
            el(
              'div',
              {},
              el('span', { class: levelClass(one.verdict) }, one.verdict),
              ' ',
              fileLink(one.path, one.line),
              ' ',
              el('code', {}, one.text),
              ` ${one.reason}`,
            ),
        ),
      ],
)
const list = (items) =>
  items === undefined
    ? el('span', { class: 'dim' }, 'is not there')
    : items.length === 0
      ? el('span', { class: 'dim' }, 'nothing')
      : items.map((item) => el('div', { class: 'mono' }, item))
fill(
  'needs',
  data.distributions.length === 0
    ? []
    : [
        table(
          ['distribution', 'needs today', 'needs afterwards'],
          data.distributions.map((one) => [el('b', {}, one.name), list(one.before), list(one.after)]),
        ),
      ],
)
fill(
  'moves',
  data.moves.length === 0
    ? []
    : [shortened(data.moves, (one) => el('div', { class: 'mono' }, one.from, ' \u2192 ', el('b', {}, one.to)))],
)
if (data.files.length === 0) $('diffs').hidden = true

/** A trial: what was compared on both sides, what works otherwise, what is to know. */
const VERDICTS = { same: 'good', different: 'bad', skipped: 'warn' }
fill(
  'trial',
  data.trial === undefined
    ? []
    : [
        el('p', {}, `Tried to the level ${data.trial.level} with ${data.trial.python}.`),
        table(
          ['what', 'verdict', 'how'],
          data.trial.stages.map((one) => [
            el('b', {}, one.title),
            el('span', { class: VERDICTS[one.verdict] }, one.verdict),
            one.detail,
          ]),
        ),
        shortened(data.trial.differences, (one) =>
          el(
            'div',
            { class: 'finding error' },
            el('b', { class: 'bad' }, `${one.kind}: ${one.subject}`),
            one.now === one.subject ? undefined : ` (now ${one.now})`,
            one.path ? el('div', {}, fileLink(one.path)) : undefined,
            el('div', {}, `before: ${one.before}`),
            el('div', {}, `after: ${one.after}`),
            one.causes.map((cause) => el('div', { class: 'dim' }, cause)),
          ),
        ),
        shortened(data.trial.notes, (note) => el('div', { class: 'dim' }, note)),
      ],
)
