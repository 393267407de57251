// The list of files, filtered and in groups; a diff is drawn when its file is opened.
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
