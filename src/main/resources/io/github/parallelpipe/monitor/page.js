
'use strict';

const byId = id => document.getElementById(id);
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const MOST_SECONDS = 180;
const LEAST_SECONDS = 60;
const STEADY = 7; // of ten updates
const MOST_CELLS = 8;
const SVG = 'http://www.w3.org/2000/svg';

// ---- Words ----

function digits(value) {
  return value < 1 ? value.toFixed(2) : value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function time(ms) {
  if (ms > 0 && ms < 0.0995) return digits(ms * 1000) + '\u00a0µs';
  if (ms < 999.5) return digits(ms) + '\u00a0ms';
  if (ms < 59950) return (ms / 1000).toFixed(1) + '\u00a0s';
  return span(ms);
}

function span(ms) {
  const s = Math.floor(ms / 1000);
  if (s < 60) return s + '\u00a0s';
  if (s < 3600) return Math.floor(s / 60) + '\u00a0min ' + s % 60 + '\u00a0s';
  return Math.floor(s / 3600) + '\u00a0h ' + Math.floor(s / 60) % 60 + '\u00a0min';
}

const count = value => value.toLocaleString('en');
const rate = value => (value < 99.95 ? value.toFixed(1) : count(Math.round(value)));
const last = values => values.length ? values[values.length - 1] : null;

/** Something short is not worth a time that changes ten times a second. */
function doing(stage) {
  return stage.mostly + (stage.doingMs >= 1000 && stage.doing !== 'ended' ? ' for ' + span(stage.doingMs) : '');
}

function isLong(stage) {
  const usual = stage.service ? stage.service.p99Ms : 0;
  return /^w/.test(stage.mostly) && stage.doingMs >= 1000 + 10 * usual;
}

// ---- Making the page's parts, once ----

function make(name, parent, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  if (parent) parent.append(element);
  return element;
}

function chart(parent, kind, ...paths) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'chart ' + kind);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('role', 'img');
  parent.append(svg);
  return { svg, paths: paths.map(name => {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', name);
    svg.append(path);
    return path;
  }) };
}

function makeStage(stage) {
  const item = make('li', byId('stages'));
  const buffer = make('div', item, 'buffer');
  const cells = make('div', buffer, stage.capacity > MOST_CELLS ? 'cells bar' : 'cells');
  cells.setAttribute('aria-hidden', 'true');
  for (let i = 0; i < (stage.capacity > MOST_CELLS ? 1 : stage.capacity); i++) make('span', cells);
  const waiting = make('p', buffer);
  const losing = make('p', buffer, 'losing');
  const box = make('div', item, 'box');
  make('h3', box, '', stage.name);
  const activity = make('p', box, 'doing');
  const ages = make('p', box, 'label');
  const median = make('span', ages);
  const p99 = make('span', ages);
  const age = chart(box, 'age', 'p99', 'median');
  const drops = make('p', box, 'label');
  const loss = chart(box, 'loss', 'drops');
  return { cells, waiting, losing, activity, median, p99, age, drops, loss };
}

function makeTable(table, columns, stages) {
  table.setAttribute('role', 'table'); // what a phone's layout would take from it
  const head = make('tr', make('thead', table));
  const body = make('tbody', table);
  [head.parentNode, body].forEach(group => group.setAttribute('role', 'rowgroup'));
  head.setAttribute('role', 'row');
  for (const column of columns) {
    const cell = make('th', head, column.words ? 'words' : '', column.name);
    cell.scope = 'col';
    cell.setAttribute('role', 'columnheader');
  }
  return stages.map(() => {
    const row = make('tr', body);
    row.setAttribute('role', 'row');
    return columns.map((column, i) => {
      const cell = make(i ? 'td' : 'th', row, column.words ? 'words' : '');
      if (i) cell.dataset.name = column.name;
      else cell.scope = 'row';
      cell.setAttribute('role', i ? 'cell' : 'rowheader');
      return cell;
    });
  });
}

const NONE = '–';
const of = (times, name) => times ? time(times[name]) : NONE;
const second = (stage, name) => {
  const value = last(stage.history[name]);
  return value === null ? NONE : rate(value);
};

const TIMES = [
  { name: 'Stage', of: stage => stage.name, words: true },
  { name: 'Doing', of: doing, words: true },
  { name: 'Age, median', of: stage => of(stage.age, 'medianMs') },
  { name: 'Age, p99', of: stage => of(stage.age, 'p99Ms') },
  { name: 'Service, median', of: stage => of(stage.service, 'medianMs') },
  { name: 'Service, p99', of: stage => of(stage.service, 'p99Ms') },
  { name: 'Service, max', of: stage => of(stage.service, 'maxMs') },
  { name: 'Processed/s', of: stage => second(stage, 'processedPerSecond') },
  { name: 'Dropped/s', of: stage => second(stage, 'droppedPerSecond') },
];

const counter = (name, member, loss) => ({ name, of: stage => count(stage[member]), loss: loss && member });

const ITEMS = [
  { name: 'Stage', of: stage => stage.name, words: true },
  counter('Offered', 'offered'),
  counter('Taken', 'taken'),
  counter('Dropped', 'dropped', true),
  counter('Expired', 'expired', true),
  counter('Discarded', 'discarded', true),
  { name: 'Waiting', of: stage => stage.buffered + '/' + stage.capacity },
  counter('In process', 'inProcess'),
  counter('Processed', 'processed'),
  counter('Failed', 'failed', true),
  counter('Filtered', 'filtered'),
  counter('Emitted', 'emitted'),
];

// ---- Showing what there is ----

let parts = null;
let grown = true; // whether there is something for the charts
const settled = [];
const history = { ms: [], stages: [] };

/** Only what has changed: so that nothing is told, or laid out, again. */
function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function setClass(element, name, on) {
  if (element.classList.contains(name) !== on) element.classList.toggle(name, on);
}

function remember(view) {
  const known = history.ms.length ? last(history.ms) : -1;
  view.historyMs.forEach((ms, i) => {
    if (ms <= known) return;
    grown = true;
    history.ms.push(ms);
    view.stages.forEach((stage, s) => {
      const kept = history.stages[s] ??= { age: [], p99: [], drops: [] };
      kept.age.push(stage.history.ageMedianMs[i]);
      kept.p99.push(stage.history.ageP99Ms[i]);
      kept.drops.push(stage.history.droppedPerSecond[i]);
    });
  });
  const over = history.ms.length - MOST_SECONDS;
  if (over > 0) {
    history.ms.splice(0, over);
    history.stages.forEach(kept => Object.values(kept).forEach(values => values.splice(0, over)));
  }
}

/**
 * A quick stage works and waits many times between two updates, so what it was seen at is chance. It keeps the word that
 * it has, until most of the last second had another one.
 */
function settle(view) {
  view.stages.forEach((stage, s) => {
    const seen = settled[s] ??= { word: stage.doing, last: [] };
    seen.last.push(stage.doing);
    if (seen.last.length > 10) seen.last.shift();
    const often = seen.last.filter(word => word === stage.doing).length >= STEADY;
    if (often || stage.doingMs >= 1000 || view.ended) seen.word = stage.doing;
    stage.mostly = seen.word;
  });
}

function show(view) {
  parts ??= {
    stages: view.stages.map(makeStage),
    times: makeTable(byId('times'), TIMES, view.stages),
    items: makeTable(byId('items'), ITEMS, view.stages),
  };
  document.title = view.pipeline + ': ' + view.state.toLowerCase();
  set(byId('pipeline'), view.pipeline);
  set(byId('state'), view.state.toLowerCase());
  byId('state').className = 'state ' + view.state.toLowerCase();
  set(byId('elapsed'), (view.ended ? 'after ' : 'for ') + span(view.elapsedMs));
  showFailure(view);
  view.stages.forEach((stage, i) => showStage(stage, parts.stages[i]));
  fill(parts.times, TIMES, view.stages);
  fill(parts.items, ITEMS, view.stages);
  if (grown) showCharts(view);
  grown = false;
  view.images.forEach(showImage);
}

function showFailure(view) {
  const words = [];
  if (view.failure) words.push(view.failure);
  if (view.overran.length) words.push('took too long to stop: ' + view.overran.join(', '));
  if (view.handlerFailures) {
    words.push('discard handlers threw ' + count(view.handlerFailures) + ' times, first: ' + view.firstHandlerFailure);
  }
  byId('failure').hidden = !words.length;
  set(byId('failure'), words.join('; '));
}

function showStage(stage, part) {
  if (stage.capacity > MOST_CELLS) {
    part.cells.firstChild.style.width = 100 * stage.buffered / stage.capacity + '%';
  } else { // the oldest waits next to the stage
    [...part.cells.children].forEach((cell, i) => setClass(cell, 'full', i >= stage.capacity - stage.buffered));
  }
  set(part.waiting, stage.buffered + ' of ' + stage.capacity);
  const drops = last(stage.history.droppedPerSecond) ?? 0;
  set(part.losing, drops > 0 ? '−' + rate(drops) + '/s' : '');
  set(part.activity, doing(stage));
  part.activity.className = 'doing ' + stage.mostly.split(' ')[0] + (isLong(stage) ? ' long' : '');
  set(part.median, 'age ' + of(stage.age, 'medianMs'));
  set(part.p99, 'p99 ' + of(stage.age, 'p99Ms'));
  set(part.drops, 'dropped ' + count(stage.dropped));
}

function fill(rows, columns, stages) {
  stages.forEach((stage, s) => columns.forEach((column, c) => {
    set(rows[s][c], column.of(stage));
    if (column.loss) setClass(rows[s][c], 'loss', stage[column.loss] > 0);
  }));
}

/** One scale for all, so that they can be compared. */
function showCharts(view) {
  const most = name => Math.max(0, ...history.stages.flatMap(kept => kept[name]));
  const age = most('p99') || 1;
  const drops = most('drops') || 1;
  const seconds = Math.max(LEAST_SECONDS, history.ms.length);
  view.stages.forEach((stage, i) => {
    const kept = history.stages[i] ?? { age: [], p99: [], drops: [] };
    const part = parts.stages[i];
    [part.age, part.loss].forEach(({ svg }) => svg.setAttribute('viewBox', '0 0 ' + (seconds - 1) + ' 100'));
    part.age.paths[0].setAttribute('d', area(kept.p99, age, seconds));
    part.age.paths[1].setAttribute('d', line(kept.age, age, seconds));
    part.loss.paths[0].setAttribute('d', area(kept.drops, drops, seconds));
    part.age.svg.setAttribute('aria-label', 'Age over the last minutes, p99 at most ' + time(Math.max(0, ...kept.p99)));
    part.loss.svg.setAttribute('aria-label', 'Dropped over the last minutes, at most ' + rate(Math.max(0, ...kept.drops)) + ' a second');
  });
  set(byId('scale'), 'Charts: the last ' + seconds + ' seconds, to the right is now. Ages, median and p99, up to ' + time(age)
      + '; dropped, up to ' + rate(drops) + ' a second.');
}

function points(values, most, seconds) {
  const from = seconds - values.length;
  return values.map((value, i) => value === null ? null : [from + i, (100 - 100 * value / most).toFixed(1)]);
}

function line(values, most, seconds) {
  let pen = 'M';
  return points(values, most, seconds).map(point => {
    if (!point) { pen = 'M'; return ''; }
    const step = pen + point.join(' ');
    pen = 'L';
    return step;
  }).join('');
}

/** What is missing counts as nothing, and nothing is not drawn. */
function area(values, most, seconds) {
  if (!values.some(value => value > 0)) return '';
  const top = points(values.map(value => value ?? 0), most, seconds);
  return 'M' + top[0][0] + ' 100L' + top.map(point => point.join(' ')).join('L') + 'L' + last(top)[0] + ' 100Z';
}

// ---- Pictures: the next is asked for when the last is there ----

const figures = new Map();

function showImage(name) {
  let figure = figures.get(name);
  if (!figure) {
    byId('images').hidden = false;
    const element = make('figure', byId('images'));
    figure = { image: make('img', element), busy: false, at: 0 };
    figure.image.alt = name;
    make('figcaption', element, '', name);
    figures.set(name, figure);
  }
  if (figure.busy) return;
  figure.busy = true;
  const next = new Image();
  next.alt = name;
  next.src = 'images/' + name + '?' + performance.now();
  next.decode().then(() => {
    figure.image.replaceWith(next);
    figure.image = next;
  }, () => {}).finally(() => { figure.busy = false; });
}

// ---- Threads ----

async function showThreads() {
  const answer = await fetch('threads').catch(() => null);
  set(byId('dump'), answer && answer.ok ? await answer.text() : 'not to be had now');
}

byId('threads').addEventListener('toggle', () => { if (byId('threads').open) showThreads(); });
byId('again').addEventListener('click', showThreads);

// ---- Updates: the newest is shown when the browser is about to draw ----

let newest = null;
let shownAt = 0;

function draw(now) {
  if (!newest) return;
  if (calm.matches && now - shownAt < 1000 && !newest.ended) {
    setTimeout(() => requestAnimationFrame(draw), 100);
    return;
  }
  const view = newest;
  newest = null;
  shownAt = now;
  show(view);
}

let source = null;
let elapsedMs = 0;

function connect() {
  if (source || document.hidden) return;
  source = new EventSource('events');
  source.onmessage = event => {
    const view = JSON.parse(event.data);
    if (view.elapsedMs < elapsedMs) location.reload(); // another run at the same address
    elapsedMs = view.elapsedMs;
    remember(view); // also what will not be drawn
    settle(view);
    if (!newest) requestAnimationFrame(draw);
    newest = view;
    set(byId('connection'), view.ended ? 'final' : 'live');
    if (view.ended) disconnect();
  };
  source.onerror = () => {
    set(byId('connection'), 'no connection, trying again');
    if (source && source.readyState === EventSource.CLOSED) { // refused
      disconnect();
      setTimeout(connect, 5000);
    }
  };
}

function disconnect() {
  if (source) source.close();
  source = null;
}

const first = JSON.parse(byId('data').textContent);
remember(first);
settle(first);
show(first);
performance.mark('shown');
if (first.ended) {
  set(byId('connection'), 'final');
} else {
  connect();
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) connect();
    else disconnect();
  });
}
