import { ApiProblem, call } from './api.js';
import { showCourses, stopCountdown } from './courses.js';
import { firstLanguage, say } from './words.js';

/** Polls are spread, so that everybody does not ask in the same instant. */
const POLL_MS = 2000;
const $ = id => document.getElementById(id);
/** The service that sent the person here; missing: the courses of this room. */
const service = new URLSearchParams(location.search).get('service');
const SECTIONS = ['sign-in', 'waiting', 'gone', 'entering', 'courses'];

let language = firstLanguage();
let timer;
let firstAhead;
let announced;

const word = (name, values) => say(language, name, values);

function show(section) {
  for (const id of SECTIONS) $(id).hidden = id !== section;
}

function applyLanguage() {
  document.documentElement.lang = language;
  document.title = word('title');
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = word(element.dataset.word);
  }
  $('language').textContent = word('otherLanguage');
  $('language').lang = language === 'en' ? 'ko' : 'en';
}

function problem(error) {
  const box = $('problem');
  box.hidden = error === undefined;
  if (error === undefined) return;
  if (!(error instanceof ApiProblem)) throw error;
  if (error.code === 'retry') box.textContent = word('retry');
  else if (error.code === 'not-signed-in') box.textContent = word('needSignIn');
  else box.textContent = word('failed', { message: error.message });
}

function duration(seconds) {
  return seconds < 90
    ? word('seconds', { n: Math.round(seconds) })
    : word('minutes', { n: Math.round(seconds / 60) });
}

function showWaiting(view) {
  show('waiting');
  $('ticket').textContent = String(view.ticket);
  $('ahead').textContent = view.aheadAtMost.toLocaleString(language);
  $('wait').textContent =
    view.estimatedWaitSeconds === undefined
      ? word('unknownWait')
      : duration(view.estimatedWaitSeconds);
  firstAhead = Math.max(firstAhead ?? 1, view.aheadAtMost + 1);
  $('progress').value = 1 - view.aheadAtMost / firstAhead;
  const old = view.ageSeconds > 10;
  $('note').textContent = [
    view.braked ? word('braked') : '',
    old ? word('old', { age: duration(view.ageSeconds) }) : '',
  ].join(' ');
  // A screen reader is told when it matters, not at each poll.
  const step = Math.ceil(view.aheadAtMost / Math.max(1, firstAhead / 20));
  if (announced !== step) {
    announced = step;
    $('announce').textContent = word('people', { count: view.aheadAtMost });
  }
}

function showPreQueue(view) {
  show('waiting');
  for (const id of ['ticket', 'ahead', 'wait']) $(id).textContent = '–';
  $('progress').removeAttribute('value');
  const time = new Date(view.opensAt).toLocaleString(language);
  $('note').textContent = view.opensAt ? word('preQueue', { time }) : '';
}

function render(view) {
  if (view.ticket) sessionStorage.setItem('ticket', view.ticket);
  if (view.kind !== 'admitted') stopCountdown();
  switch (view.kind) {
    case 'waiting':
      return showWaiting(view);
    case 'pre-queue':
      return showPreQueue(view);
    case 'admitted':
      if (service) return goOn();
      if ($('courses').hidden) {
        show('courses');
        $('courses-title').focus();
        showCourses({ view, word, onProblem: problem });
      }
      return undefined;
    default:
      sessionStorage.removeItem('ticket');
      return show('gone');
  }
}

/** Into the service behind this room, with a pass. */
async function goOn() {
  show('entering');
  const query = `service=${encodeURIComponent(service)}`;
  try {
    const { enter } = await call('GET', `/api/waiting-room/pass?${query}`);
    clearTimeout(timer);
    location.replace(enter);
  } catch (error) {
    problem(error); // a store that is away is asked again by the next poll
  }
}

async function poll() {
  clearTimeout(timer);
  try {
    const ticket = sessionStorage.getItem('ticket');
    const query = ticket ? `?ticket=${ticket}` : '';
    const view = await call('GET', `/api/waiting-room/me${query}`);
    problem(undefined);
    render(view);
    if (view.kind === 'unknown') return;
  } catch (error) {
    problem(error);
    if (error.code === 'not-signed-in') return;
  }
  timer = setTimeout(poll, POLL_MS * (0.75 + Math.random() / 2));
}

async function join() {
  firstAhead = undefined;
  try {
    render(await call('POST', '/api/waiting-room/join'));
    problem(undefined);
    timer = setTimeout(poll, POLL_MS);
  } catch (error) {
    problem(error);
    if (error.code === 'retry') timer = setTimeout(join, POLL_MS);
  }
}

async function leave() {
  clearTimeout(timer);
  try {
    await call('DELETE', '/api/waiting-room/me');
    render({ kind: 'unknown' });
  } catch (error) {
    problem(error);
  }
}

async function signIn(details) {
  try {
    await call('POST', '/api/session', { ...details, language });
  } catch (error) {
    problem(error);
    return;
  }
  await join();
}

async function start() {
  applyLanguage();
  try {
    const { signIn: way, student } = await call('GET', '/api/session');
    if (student) await join();
    else if (way === 'header')
      await signIn({}); // the proxy in front names them
    else show('sign-in');
  } catch (error) {
    problem(error);
  }
}

$('language').addEventListener('click', () => {
  language = language === 'en' ? 'ko' : 'en';
  localStorage.setItem('language', language);
  applyLanguage();
  if (!$('courses').hidden) showCourses({ word, onProblem: problem });
});
$('sign-in-form').addEventListener('submit', event => {
  event.preventDefault();
  const fields = [...new FormData(event.target)].filter(([, value]) => value);
  signIn(Object.fromEntries(fields));
});
$('rejoin').addEventListener('click', join);
$('leave').addEventListener('click', leave);
$('finish').addEventListener('click', leave);

start();
