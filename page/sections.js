// The parts of the page that are lists and tables; one without content goes away.
function fill(id, ...children) {
  const section = $(id)
  const present = children.flat(Infinity).filter((child) => child !== undefined)
  if (present.length === 0) {
    section.hidden = true
    document.querySelector(`nav a[href="#${id}"]`)?.remove()
  } else section.append(...present)
}

/** An edit on its line, as it is and as it becomes. */
function reviewCard(one) {
  // Whole new lines begin with the end of the line before.
  const isNewLine = one.before === '' && one.after.startsWith('\n')
  const [lead, tail] = isNewLine ? ['', ''] : [shortLead(one.lead), one.tail.slice(0, 120)]
  const line = (kind, text) =>
    el('div', { class: kind }, lead, text === '' ? undefined : el('mark', {}, text), tail === '' ? '\u200B' : tail)
  const added = line('add', isNewLine ? one.after.replace(/^\n+|\n+$/g, '') : one.after)
  return el(
    'div',
    { class: 'place' },
    el(
      'div',
      {},
      fileLink(one.path, one.line, one.lead + one.after),
      ' ',
      el('span', { class: 'dim small' }, one.transform),
    ),
    el('div', { class: 'lines' }, isNewLine ? undefined : line('del', one.before), added),
  )
}
const shortLead = (text) => (text.length > 120 ? `\u2026${text.slice(-120)}` : text.trimStart())

fill(
  'review',
  data.reviews.map(([reader, places]) => [
    el('h3', {}, `${reader[0].toUpperCase()}${reader.slice(1)} `, el('span', { class: 'dim' }, String(places.length))),
    shortened(places, reviewCard, 12),
  ]),
)

/** The findings of one code: what, where with why, what to do. */
function findingGroup([code, all]) {
  const { title, explains } = data.codes[code]
  const [{ level, advice }] = all
  const isShared = all.every((one) => one.advice === advice)
  const todo = (text) => (text === '' ? undefined : el('div', { class: 'todo' }, rich(text)))
  const times = all.length > 1 ? `${code}, ${all.length} times` : code
  return el(
    'div',
    { class: `finding ${level}` },
    el('b', { class: levelClass(level) }, title),
    ' ',
    el('span', { class: 'dim mono' }, times),
    shortened(
      all,
      (one) =>
        el(
          'div',
          { class: 'at' },
          one.path ? el('div', {}, fileLink(one.path, one.line, one.text)) : undefined,
          one.text ? el('pre', {}, one.text) : undefined,
          el('div', {}, rich(one.reason)),
          isShared ? undefined : todo(one.advice),
        ),
      8,
    ),
    isShared ? todo(advice) : undefined,
    el('details', { class: 'why' }, el('summary', {}, 'What it is about'), el('p', {}, rich(explains))),
  )
}
fill(
  'findings',
  [...grouped(data.findings, ({ code, level }) => `${level} ${code}`).values()].map((all) =>
    findingGroup([all[0].code, all]),
  ),
)
fill(
  'proof',
  data.checks.length === 0
    ? []
    : table(
        ['check', 'verdict', 'evidence'],
        data.checks.map((one) => [
          el('b', {}, one.name),
          el('span', { class: levelClass(one.verdict) }, one.verdict),
          one.evidence,
        ]),
      ),
)
fill(
  'checklist',
  data.checklist.length === 0
    ? []
    : table(
        ['row', 'verdict', 'what it is about'],
        data.checklist.map((one) => [
          one.row,
          el('span', { class: levelClass(one.verdict) }, one.verdict === 'none' ? 'not here' : one.verdict),
          [el('span', {}, rich(one.title)), el('div', { class: 'dim' }, rich(one.evidence))],
        ]),
      ),
)
const undecided = data.ledger.filter((one) => one.verdict === 'undecided')
fill(
  'ledger',
  data.rewritten + data.ledger.length === 0
    ? []
    : [
        el(
          'p',
          {},
          `Old names in the whole tree: ${data.rewritten} are rewritten, ${data.ledger.length - undecided.length} kept on purpose, ${undecided.length} undecided.`,
        ),
        shortened([...undecided, ...data.ledger.filter((one) => one.verdict !== 'undecided')], (one) =>
          el(
            'div',
            { class: 'place' },
            el('span', { class: levelClass(one.verdict) }, one.verdict),
            ' ',
            fileLink(one.path, one.line, one.text),
            ' ',
            el('code', {}, one.text),
            ' ',
            el('span', { class: 'dim' }, one.reason),
          ),
        ),
      ],
)

/** Requirements; those that the other side has not are marked. */
function requirements(items, others, kind) {
  if (items === undefined) return el('span', { class: 'dim' }, 'is not there')
  if (items.length === 0) return el('span', { class: 'dim' }, 'nothing')
  const known = new Set(others ?? [])
  const order = [...items.filter((item) => !known.has(item)), ...items.filter((item) => known.has(item))]
  return el(
    'div',
    { class: 'chips' },
    order.map((item) => {
      const sign = { new: '+ ', gone: '\u2212 ' }[known.has(item) ? '' : kind] ?? ''
      return el('span', { class: `chip ${sign === '' ? '' : kind}` }, `${sign}${item}`)
    }),
  )
}
fill(
  'needs',
  data.distributions.length === 0
    ? []
    : table(
        ['distribution', 'needs today', 'needs afterwards'],
        data.distributions.map((one) => [
          el('b', {}, one.name),
          requirements(one.before, one.after, 'gone'),
          requirements(one.after, one.before, 'new'),
        ]),
      ),
)
const moduleOf = (name) => name.slice(0, name.lastIndexOf('.'))
fill(
  'moves',
  data.moves.length === 0
    ? []
    : table(
        ['from', 'to', 'what'],
        [...grouped(data.moves, (one) => `${moduleOf(one.from)} ${moduleOf(one.to)}`).values()].map((all) => [
          el('span', { class: 'mono' }, moduleOf(all[0].from)),
          el('span', { class: 'mono' }, moduleOf(all[0].to)),
          el(
            'div',
            { class: 'chips' },
            all.map(({ symbol }) => el('span', { class: 'chip' }, symbol)),
          ),
        ]),
      ),
)
if (data.files.length === 0) {
  $('diffs').hidden = true
  document.querySelector('nav a[href="#diffs"]')?.remove()
}
