// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a report: filter, order, look closer. What is shown and how is kept behind the # of the address, so that
// a view can be bookmarked. All text enters the page as text, never as markup.
'use strict';

const data = JSON.parse(document.getElementById('data').textContent);
const text = data.text;
const rows = data.rows;
const CHUNK = 60; // rows that are laid out at once
const AROUND = 0.06; // of a crop's sides, shown around it
const AHEAD = 1500; // px below the window that are laid out already
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
const rank = new Map(data.states.map((state, i) => [state.id, i]));
const stateText = new Map(data.states.map((state) => [state.id, state.text]));

const view = { state: '', rule: '', order: 'urgent', query: '' };
let shown = []; // numbers of the rows that the view lets through, in its order
let laidOut = 0; // how many of them are in the page

const $ = (id) => document.getElementById(id);

function make(tag, className, content) {
  const element = document.createElement(tag);
  if (className)
    element.className = className;
  if (content !== undefined)
    element.textContent = content;
  return element;
}

// A name may be written from right to left; it must not turn its surroundings.
function named(className, content) {
  const element = make('div', className);
  element.append(make('bdi', '', content));
  return element;
}

function place(element, [x, y, width, height]) {
  element.style.left = x / 10 + '%';
  element.style.top = y / 10 + '%';
  element.style.width = width / 10 + '%';
  element.style.height = height / 10 + '%';
  return element;
}

function kind(point) {
  return point.verdict === 'fail' || point.verdict === 'review' ? point.verdict : 'fine';
}

// The part of a photo that a list shows, thousandths: of an original the crop that would be made of it, and a little
// around it.
function framed(row) {
  if (!row.crop)
    return [0, 0, 1000, 1000];
  const [x, y, width, height] = row.crop;
  const left = Math.max(0, x - AROUND * width), top = Math.max(0, y - AROUND * height);
  return [left, top, Math.min(1000, x + (1 + AROUND) * width) - left, Math.min(1000, y + (1 + AROUND) * height) - top];
}

function picture(i, tag, [x, y, width, height]) {
  const row = rows[i];
  const box = make(tag, 'picture');
  const source = $('picture-' + i);
  if (!source) {
    box.append(make('span', 'none', text.noPicture));
    return box;
  }
  box.style.aspectRatio = row.size[0] * width + ' / ' + row.size[1] * height;
  const stage = make('span', 'stage');
  stage.style.left = -100 * x / width + '%';
  stage.style.top = -100 * y / height + '%';
  stage.style.width = 100000 / width + '%';
  const image = make('img');
  image.alt = row.student;
  image.src = 'data:image/jpeg;base64,' + source.textContent;
  stage.append(image);
  if (row.crop)
    stage.append(place(make('span', 'crop'), row.crop));
  row.points.forEach((point, n) => {
    if (!point.region)
      return;
    const mark = place(make('span', 'mark ' + kind(point)), point.region);
    mark.dataset.point = n;
    mark.append(make('b', '', n + 1));
    stage.append(mark);
  });
  box.append(stage);
  return box;
}

function pointItem(point, n, pictureBox) {
  const rule = data.rules[point.rule];
  const item = make('li', 'point ' + kind(point) + ' ' + point.ruling);
  item.append(make('b', '', n + 1), make('span', 'verdict', point.verdictText), make('span', 'title', point.text));
  item.title = rule.source;
  for (const sentence of point.evidence || [])
    item.append(make('div', 'evidence', '– ' + sentence));
  if (point.ruling !== 'accepted')
    item.append(make('div', 'remedy', rule.remedy));
  for (const sentence of point.said || [])
    item.append(make('div', 'said ' + point.ruling, sentence));
  const light = (on) => {
    const mark = pictureBox.querySelector('.mark[data-point="' + n + '"]');
    pictureBox.classList.toggle('lit', on && mark !== null);
    if (mark)
      mark.classList.toggle('on', on);
  };
  item.addEventListener('mouseenter', () => light(true));
  item.addEventListener('mouseleave', () => light(false));
  return item;
}

function details(i, pictureBox) {
  const row = rows[i];
  const box = make('div');
  box.append(make('p', 'advice', row.advice));
  if (row.error)
    box.append(make('div', 'evidence', row.error));
  const list = make('ol');
  row.points.forEach((point, n) => list.append(pointItem(point, n, pictureBox)));
  box.append(list);
  return box;
}

function warnings(row) {
  const list = [];
  if (row.failures)
    list.push(make('div', 'warning', text.failures.replace('{n}', row.failures)));
  if (row.complaint)
    list.push(make('div', 'warning', row.complaint));
  return list;
}

function stateBadge(row) {
  const left = row.state === 'open' ? text.left.replace('{n}', row.left) : '';
  return make('span', 'state ' + row.state, stateText.get(row.state) + left);
}

function line(i) {
  const row = rows[i];
  const tr = make('tr');
  tr.dataset.student = row.student;
  tr.dataset.state = row.state;

  const photo = make('td', 'photo');
  const button = picture(i, 'button', framed(row));
  button.type = 'button';
  button.setAttribute('aria-label', text.look + ' ' + row.student);
  button.addEventListener('click', () => look(i));
  photo.append(button);

  const who = make('td', 'who');
  who.append(named('student', row.student));
  if (row.file.includes('/'))
    who.append(named('file', row.file));
  who.append(stateBadge(row), ...warnings(row));

  const what = make('td', 'what');
  what.append(details(i, button));
  tr.append(photo, who, what);
  return tr;
}

function layOut(n) {
  const fragment = document.createDocumentFragment();
  const end = Math.min(shown.length, laidOut + n);
  for (; laidOut < end; laidOut++)
    fragment.append(line(shown[laidOut]));
  $('rows').append(fragment);
}

function layOutAhead() {
  while (laidOut < shown.length && $('end').getBoundingClientRect().top < innerHeight + AHEAD)
    layOut(CHUNK);
}

const orders = {
  urgent: (a, b) => rank.get(rows[a].state) - rank.get(rows[b].state) || a - b,
  student: (a, b) => collator.compare(rows[a].student, rows[b].student) || a - b,
  problems: (a, b) => rows[b].points.length - rows[a].points.length || a - b,
  failures: (a, b) => rows[b].failures - rows[a].failures || a - b,
};

function matches(row) {
  return (!view.rule || row.points.some((point) => point.rule === view.rule))
    && (!view.query || (row.student + ' ' + row.file + ' ' + row.advice).toLowerCase().includes(view.query.toLowerCase()));
}

function showStates(candidates) {
  const counts = new Map();
  for (const row of candidates)
    counts.set(row.state, (counts.get(row.state) || 0) + 1);
  const present = data.states.filter((state) => counts.has(state.id) || state.id === view.state);
  const all = [{ id: '', text: text.all }, ...present];
  $('states').replaceChildren(...all.map((state) => {
    const button = make('button', '', state.text + ' ');
    button.type = 'button';
    button.setAttribute('aria-pressed', state.id === view.state);
    button.append(make('b', '', state.id ? counts.get(state.id) || 0 : candidates.length));
    button.addEventListener('click', () => change({ state: state.id }));
    return button;
  }));
}

function show() {
  const candidates = rows.filter(matches);
  showStates(candidates);
  shown = [];
  rows.forEach((row, i) => {
    if ((!view.state || row.state === view.state) && matches(row))
      shown.push(i);
  });
  shown.sort(orders[view.order]);
  laidOut = 0;
  $('rows').replaceChildren();
  layOutAhead();
  if (shown.length === 0) {
    const cell = make('td', 'nothing', text.nothing);
    cell.colSpan = 3;
    const tr = make('tr');
    tr.append(cell);
    $('rows').append(tr);
  }
  $('shown').textContent = text.shown.replace('{n}', shown.length).replace('{total}', rows.length);
  for (const head of $('heads').children) {
    const sort = { student: 'ascending', problems: 'descending' }[view.order];
    if (head.dataset.order === view.order)
      head.setAttribute('aria-sort', sort);
    else
      head.removeAttribute('aria-sort');
  }
}

function readAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  view.state = rank.has(wanted.get('state')) ? wanted.get('state') : '';
  view.rule = Object.hasOwn(data.rules, wanted.get('rule')) ? wanted.get('rule') : '';
  view.order = Object.hasOwn(orders, wanted.get('order')) ? wanted.get('order') : 'urgent';
  view.query = wanted.get('query') || '';
  $('query').value = view.query;
  $('rule').value = view.rule;
  $('order').value = view.order;
}

function change(what) {
  Object.assign(view, what);
  const address = new URLSearchParams();
  for (const name of Object.keys(view))
    if (view[name] && !(name === 'order' && view.order === 'urgent'))
      address.set(name, view[name]);
  history.replaceState(null, '', '#' + address);
  $('rule').value = view.rule;
  $('order').value = view.order;
  show();
}

// The photo that is looked at closer; arrow keys go on from it.
let looking = -1;

function look(i) {
  looking = i;
  const row = rows[i];
  const viewer = $('viewer');
  const bar = make('div', 'bar');
  const step = (by) => {
    const next = shown[shown.indexOf(looking) + by];
    if (next !== undefined)
      look(next);
  };
  const button = (label, action) => {
    const element = make('button', '', label);
    element.type = 'button';
    element.addEventListener('click', action);
    return element;
  };
  bar.append(named('student', row.student), stateBadge(row), button('◀', () => step(-1)),
    button('▶', () => step(1)), button(text.close, () => viewer.close()));
  const both = make('div', 'both');
  const large = picture(i, 'div', [0, 0, 1000, 1000]);
  if (row.size)
    large.style.width = Math.min(0.88 * innerWidth, 560, Math.min(0.75 * innerHeight, 720) * row.size[0] / row.size[1]) + 'px';
  both.append(large, details(i, large));
  viewer.replaceChildren(bar, ...warnings(row), both);
  viewer.onkeydown = (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by)
      step(by);
  };
  if (!viewer.open)
    viewer.showModal();
}

function fillTools() {
  const counts = new Map();
  for (const row of rows)
    for (const id of new Set(row.points.map((point) => point.rule)))
      counts.set(id, (counts.get(id) || 0) + 1);
  const ids = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  $('rule').append(new Option(text.everyRule, ''),
    ...ids.map((id) => new Option(data.rules[id].title + ' (' + counts.get(id) + ')', id)));
  $('order').append(...Object.keys(orders).map((id) => new Option(text.order[id], id)));
  $('query').placeholder = text.query;
  $('marks-text').textContent = text.marks;
  $('remedies-text').textContent = text.remedies;

  for (const [label, order] of [[text.photo, ''], [text.student, 'student'], [text.findings, 'problems']]) {
    const head = make('th', '', order ? undefined : label);
    head.dataset.order = order;
    if (order) {
      const button = make('button', '', label);
      button.type = 'button';
      button.addEventListener('click', () => change({ order: view.order === order ? 'urgent' : order }));
      head.append(button);
    }
    $('heads').append(head);
  }
}

fillTools();
readAddress();
show();

$('query').addEventListener('input', () => change({ query: $('query').value.trim() }));
$('rule').addEventListener('change', () => change({ rule: $('rule').value }));
$('order').addEventListener('change', () => change({ order: $('order').value }));
$('marks').addEventListener('change', () => document.body.classList.toggle('plain', !$('marks').checked));
$('remedies').addEventListener('change', () => document.body.classList.toggle('remedies', $('remedies').checked));
addEventListener('hashchange', () => { readAddress(); show(); });
addEventListener('beforeprint', () => layOut(shown.length));
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement.tagName !== 'INPUT' && !$('viewer').open) {
    event.preventDefault();
    $('query').focus();
  }
});
addEventListener('scroll', layOutAhead, { passive: true });
addEventListener('resize', layOutAhead);
