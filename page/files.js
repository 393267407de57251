// The list of files, filtered and in groups; a diff is drawn when its file is opened.
function fileCard(file) {
  const said = (findingsAt.get(file.path) ?? []).length
  const card = el(
    'details',
    { class: 'file', 'data-path': file.path },
    el(
      'summary',
      {},
      el('span', { class: 'path' }, file.from ? el('span', { class: 'dim' }, `${file.from} \u2192 `) : '', file.path),
      file.review > 0 ? el('span', { class: 'tag warn' }, `${file.review} to look at`) : undefined,
      said > 0 ? el('span', { class: 'tag' }, said === 1 ? '1 finding' : `${said} findings`) : undefined,
      el('span', { class: 'tag' }, file.kind),
      el(
        'span',
        { class: 'count' },
        file.added > 0 ? el('span', { class: 'plus' }, `+${file.added}`) : undefined,
        ' ',
        file.removed > 0 ? el('span', { class: 'minus' }, `\u2212${file.removed}`) : undefined,
      ),
    ),
  )
  // Drawn when it is opened: a large diff costs nothing until somebody looks.
  card.addEventListener('toggle', () => card.open && drawDiff(card, file))
  return card
}
function drawDiff(card, file) {
  if (card.childElementCount === 1) card.append(diffTable(file))
}

function shownFiles() {
  const text = state.text.toLowerCase()
  return data.files.filter(
    (file) =>
      (state.kind === '' || file.kind === state.kind) &&
      (!state.review || file.review > 0) &&
      (text === '' ||
        file.path.toLowerCase().includes(text) ||
        file.from?.toLowerCase().includes(text) ||
        (text.length > 2 && file.patch.toLowerCase().includes(text))),
  )
}

const LOOK = 'Files with edits to look at'
const AS_THEY_ARE = 'Moved or copied as they are'
const GROUPS = {
  '': (file) => [
    file.review > 0 ? LOOK : file.added + file.removed === 0 && file.from ? AS_THEY_ARE : 'Other files that change',
  ],
  file: () => [''],
  transform: (file) => (file.transforms.length > 0 ? file.transforms : ['other']),
  kind: (file) => [file.kind],
}

/** The files that pass the filter, by group. */
function groupsOf(files) {
  const groups = new Map(state.by === '' ? [LOOK, 'Other files that change', AS_THEY_ARE].map((key) => [key, []]) : [])
  for (const file of files)
    for (const key of GROUPS[state.by](file)) {
      if (groups.has(key)) groups.get(key).push(file)
      else groups.set(key, [file])
    }
  return [...groups].filter(([, own]) => own.length > 0)
}

/** So many cards are made at once; the others while nobody waits. */
const AT_ONCE = 60
let drawing = 0

function drawFiles() {
  const files = shownFiles()
  const list = $('files')
  list.replaceChildren()
  list.classList.toggle('many', files.length > 500)
  drawing += 1
  const waiting = []
  for (const [key, own] of groupsOf(files)) {
    const box = el('div')
    if (key === AS_THEY_ARE && files.length > own.length)
      list.append(el('details', { class: 'rest' }, el('summary', {}, `${key} (${own.length})`), box))
    else {
      if (key !== '')
        list.append(el('h3', {}, data.reasons[key] ?? key, ' ', el('span', { class: 'dim' }, `${own.length}`)))
      list.append(box)
    }
    for (const file of own) waiting.push(() => box.append(fileCard(file)))
  }
  for (const make of waiting.splice(0, AT_ONCE)) make()
  later(waiting, drawing)
  if (files.length === 0) list.append(el('p', { class: 'empty' }, 'No file passes the filter.'))
  $('count').textContent = `${files.length} of ${data.files.length} files`
  const first = [...list.querySelectorAll('details.file')].filter((card) => card.querySelector('.tag.warn'))
  for (const card of first.slice(0, 3)) card.open = true
}

/** What is left to make of the list that is drawn now. */
let unmade = []
function later(waiting, mine) {
  unmade = waiting
  const some = () => {
    if (mine !== drawing) return
    for (const make of waiting.splice(0, AT_ONCE)) make()
    if (waiting.length > 0) setTimeout(some, 20)
    else dispatchEvent(new Event('listed'))
  }
  setTimeout(some, 20)
}
function allCards() {
  for (const make of unmade.splice(0)) make()
  return [...document.querySelectorAll('#files details.file')]
}

/** Open a file, at a line where one is named. */
function showFile(name, line, text) {
  const file = fileAt.get(name)
  if (!file) return
  if (!shownFiles().includes(file)) {
    Object.assign(state, { text: '', kind: '', review: false })
    $('text').value = ''
    $('kind').value = ''
    $('only').setAttribute('aria-pressed', 'false')
    drawFiles()
  }
  const card = allCards().find((one) => one.dataset.path === file.path)
  if (!card) return
  for (let box = card.closest('details.rest'); box; box = undefined) box.open = true
  card.open = true
  drawDiff(card, file)
  const row = line === undefined ? undefined : rowAt(card, line, text)
  card.querySelector('summary').focus({ preventScroll: true })
  if (row === undefined) return card.scrollIntoView({ block: 'start' })
  row.scrollIntoView({ block: 'center' })
  row.classList.add('flash')
  setTimeout(() => row.classList.remove('flash'), 2500)
}
