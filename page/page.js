// The page's own program: no library, no request. `data` is what `src/page/page-data.ts` describes.
const data = JSON.parse(document.getElementById('data').textContent)
const $ = (id) => document.getElementById(id)

/** An element; children are nodes or texts, so nothing that stands in a file becomes markup. */
function el(name, attributes = {}, ...children) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue
    if (key === 'class') node.className = value
    else if (key.startsWith('on')) node.addEventListener(key.slice(2), value)
    else node.setAttribute(key, value === true ? '' : value)
  }
  node.append(...children.flat().filter((child) => child !== undefined))
  return node
}

const state = { split: innerWidth > 1100, by: 'file', text: '', kind: '', review: false }
const findingsAt = new Map()
for (const one of data.findings) if (one.path) findingsAt.set(one.path, [...(findingsAt.get(one.path) ?? []), one])

/* ---- files ---- */

function fileCard(file) {
  const count = el(
    'span',
    {},
    el('span', { class: 'plus' }, `+${file.added}`),
    ' ',
    el('span', { class: 'minus' }, `-${file.removed}`),
  )
  const name = file.from ? `${file.from} \u2192 ${file.path}` : file.path
  const card = el(
    'details',
    { class: 'file', id: `file:${file.path}`, 'data-path': file.path },
    el(
      'summary',
      {},
      el('span', { class: 'path' }, name),
      file.review > 0 ? el('span', { class: 'tag warn' }, `${file.review} to look at`) : undefined,
      (findingsAt.get(file.path) ?? []).length > 0
        ? el('span', { class: 'tag' }, `${findingsAt.get(file.path).length} findings`)
        : undefined,
      el('span', { class: 'tag' }, file.kind),
      count,
    ),
  )
  // Drawn when it is opened: a large diff costs nothing until somebody looks.
  card.addEventListener('toggle', () => {
    if (card.open && card.childElementCount === 1) card.append(diffTable(file))
  })
  return card
}

function shownFiles() {
  const text = state.text.toLowerCase()
  return data.files.filter(
    (file) =>
      (state.kind === '' || file.kind === state.kind) &&
      (!state.review || file.review > 0) &&
      (text === '' ||
        file.path.toLowerCase().includes(text) ||
        (text.length > 2 && file.patch.toLowerCase().includes(text))),
  )
}

function drawFiles() {
  const files = shownFiles()
  const groups = new Map()
  const order = [...files].sort((a, b) => Number(b.review > 0) - Number(a.review > 0))
  for (const file of order) {
    const keys =
      state.by === 'transform'
        ? file.transforms.length > 0
          ? file.transforms
          : ['other']
        : state.by === 'kind'
          ? [file.kind]
          : ['']
    for (const key of keys) groups.set(key, [...(groups.get(key) ?? []), file])
  }
  const list = $('files')
  list.replaceChildren()
  for (const [key, own] of groups) {
    if (key !== '') list.append(el('h3', { class: 'group' }, `${key} (${own.length})`))
    list.append(...own.map(fileCard))
  }
  if (files.length === 0) list.append(el('p', { class: 'empty' }, 'No file passes the filter.'))
  $('count').textContent = `${files.length} of ${data.files.length} files`
  const first = [...list.querySelectorAll('details')].filter((card) => card.querySelector('.tag.warn'))
  for (const card of first.slice(0, 3)) card.open = true
}

function showFile(path) {
  if (!shownFiles().some((file) => file.path === path)) {
    Object.assign(state, { text: '', kind: '', review: false })
    $('text').value = ''
    $('kind').value = ''
    drawFiles()
  }
  const card = [...document.querySelectorAll('details.file')].find((one) => one.dataset.path === path)
  if (!card) return
  card.open = true
  card.scrollIntoView({ block: 'start' })
  card.querySelector('summary').focus()
}

/* ---- everything else ---- */

const levelClass = (level) =>
  ({
    error: 'bad',
    warning: 'warn',
    fail: 'bad',
    warn: 'warn',
    broken: 'bad',
    open: 'warn',
    undecided: 'warn',
    pass: 'good',
    proved: 'good',
  })[level] ?? 'dim'

function fileLink(path, line) {
  const known = data.files.some((file) => file.path === path)
  const text = line ? `${path}:${line}` : path
  if (!known) return el('span', { class: 'mono' }, text)
  return el(
    'a',
    { class: 'mono', href: `#file:${path}`, onclick: (event) => (event.preventDefault(), showFile(path)) },
    text,
  )
}

function findingCard(one) {
  return el(
    'div',
    { class: `finding ${one.level}` },
    el('b', { class: levelClass(one.level) }, one.title),
    ' ',
    el('span', { class: 'dim mono' }, one.code),
    one.path ? el('div', {}, fileLink(one.path, one.line)) : undefined,
    el('div', {}, one.reason),
    one.advice ? el('div', { class: 'dim' }, `What to do: ${one.advice}`) : undefined,
  )
}

function table(heads, rows) {
  return el(
    'div',
    { class: 'scroll' },
    el(
      'table',
      { class: 'stack' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map((head) => el('th', {}, head)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            row.map((cell) => el('td', {}, cell)),
          ),
        ),
      ),
    ),
  )
}

/** Long lists show their beginning, and the rest when asked. */
function shortened(items, make, shown = 30) {
  const box = el('div')
  box.append(...items.slice(0, shown).map(make))
  if (items.length > shown)
    box.append(
      el(
        'button',
        { class: 'noprint', onclick: (event) => event.target.replaceWith(...items.slice(shown).map(make)) },
        `Show ${items.length - shown} more`,
      ),
    )
  return box
}

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

/* ---- what the reader does ---- */

function setTheme(theme) {
  document.documentElement.dataset.theme = theme
  $('theme').setAttribute('aria-pressed', String(theme === 'dark'))
}
function setSplit(split) {
  state.split = split
  $('split').setAttribute('aria-pressed', String(split))
  drawFiles()
}
setTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
$('theme').onclick = () => setTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark')
$('split').onclick = () => setSplit(!state.split)
$('by').onchange = (event) => ((state.by = event.target.value), drawFiles())
$('kind').onchange = (event) => ((state.kind = event.target.value), drawFiles())
$('only').onclick = () => (
  (state.review = !state.review),
  $('only').setAttribute('aria-pressed', String(state.review)),
  drawFiles()
)
let waiting
$('text').oninput = (event) => {
  clearTimeout(waiting)
  waiting = setTimeout(() => ((state.text = event.target.value), drawFiles()), 120)
}
$('all').onclick = () => {
  const cards = [...document.querySelectorAll('#files details')]
  const open = !cards.every((card) => card.open)
  for (const card of cards) card.open = open
}
for (const button of document.querySelectorAll('.size'))
  button.onclick = () => {
    const full = button.closest('figure').querySelector('.canvas').classList.toggle('full')
    button.setAttribute('aria-pressed', String(full))
  }
addEventListener('beforeprint', () => {
  for (const card of document.querySelectorAll('#files details')) card.open = true
})
addEventListener('keydown', (event) => {
  if (/INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) {
    if (event.key === 'Escape') event.target.blur()
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '/') {
    event.preventDefault()
    $('text').focus()
  } else if (event.key === 's') setSplit(!state.split)
  else if (event.key === 't') $('theme').click()
  else if (event.key === 'e') $('all').click()
  else if (event.key === 'j' || event.key === 'k') {
    const heads = [...document.querySelectorAll('#files summary')]
    const at = heads.indexOf(document.activeElement)
    const next = heads[Math.max(0, Math.min(heads.length - 1, at + (event.key === 'j' ? 1 : -1)))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
})
setSplit(state.split)
if (location.hash.startsWith('#file:')) showFile(decodeURIComponent(location.hash.slice(6)))
