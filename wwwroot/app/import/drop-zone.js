import { MEDIA_TYPES } from '../core/upload.js';
import { h } from '../panels/dom.js';

/**
 * Where a file is given: by a button, or dropped anywhere on the page.
 * @param {import('../text/import.js').ImportWords} words
 * @param {(files: File[], folders: number) => void} take
 */
export function dropZone(words, take) {
  const input = h('input', {
    type: 'file',
    hidden: true,
    accept: Object.keys(MEDIA_TYPES)
      .map((ending) => `.${ending}`)
      .join(),
    on: {
      change: () => {
        const files = [...(input.files ?? [])];
        // The same file can be chosen again when it was repaired.
        input.value = '';
        if (files.length > 0) take(files, 0);
      },
    },
  });
  return h(
    'section',
    { class: 'drop-zone', 'aria-labelledby': 'drop-title' },
    h('h2', { id: 'drop-title' }, words.title),
    h(
      'p',
      { class: 'drop-how' },
      h(
        'button',
        {
          type: 'button',
          class: 'action is-main',
          'data-key': 'choose-file',
          'aria-describedby': 'drop-help',
          on: { click: () => input.click() },
        },
        words.choose,
      ),
      input,
      h('span', { class: 'drop-here' }, words.dropHere),
      h('span', { class: 'drop-or' }, words.drop),
    ),
    h('p', { id: 'drop-help', class: 'quiet' }, words.help),
  );
}

/**
 * Takes what is dropped on the page, wherever: a file that misses the zone would otherwise take the page's place.
 * @param {(files: File[], folders: number) => void} take
 */
export function watchDrops(take) {
  const mark = (/** @type {boolean} */ isOver) => document.body.classList.toggle('is-dropping', isOver);
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    mark(true);
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) mark(false);
  });
  document.addEventListener('drop', (event) => {
    mark(false);
    if (!hasFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    const { files, folders } = droppedIn(event.dataTransfer);
    take(files, folders);
  });
}

/** Text and links that are dragged are left alone. @param {DragEvent} event */
const hasFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * The files, and how many folders: the list of files names both alike.
 * @param {DataTransfer} transfer
 */
function droppedIn(transfer) {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const isFolder = items.map((item) => item.webkitGetAsEntry()?.isDirectory ?? false);
  const files = items.map((item) => item.getAsFile());
  return {
    files: files.filter((file, i) => file !== null && !isFolder[i]).map((file) => /** @type {File} */ (file)),
    folders: isFolder.filter(Boolean).length,
  };
}
