import { call } from './api.js';

const $ = id => document.getElementById(id);
let countdown;

function row({ course, mine, word, act }) {
  const line = document.createElement('tr');
  const title = document.createElement('th');
  title.scope = 'row';
  title.textContent = `${course.id} ${course.title}`;
  const seats = document.createElement('td');
  seats.textContent = String(course.seatsLeft);
  const cell = document.createElement('td');
  const button = document.createElement('button');
  const full = !mine && course.seatsLeft === 0;
  let label = mine ? 'cancel' : 'enrol';
  if (full) label = 'full';
  button.type = 'button';
  button.textContent = word(label);
  button.setAttribute('aria-label', `${word(label)}: ${course.title}`);
  button.disabled = full;
  button.className = mine ? '' : 'enrol';
  button.addEventListener('click', () => act({ course, mine, button }));
  cell.append(button);
  line.append(title, seats, cell);
  return line;
}

/** Draws the table of courses and lets the student enrol and cancel. */
export async function showCourses({ view, word, onProblem }) {
  if (view) startCountdown(view.until);
  const act = async ({ course, mine, button }) => {
    button.disabled = true;
    let told = mine ? 'cancelled' : 'enrolled';
    try {
      await call(mine ? 'DELETE' : 'PUT', `/api/enrolments/${course.id}`);
      onProblem(undefined);
    } catch (error) {
      if (error.code === 'full') told = 'isFull';
      else {
        onProblem(error);
        button.disabled = false;
        return;
      }
    }
    $('result').textContent = word(told, { course: course.title });
    await draw();
    // The button is a new one now: say the result, and go on from there.
    $('result').focus();
  };
  const draw = async () => {
    try {
      const [{ courses }, { courses: mine }] = await Promise.all([
        call('GET', '/api/courses'),
        call('GET', '/api/enrolments'),
      ]);
      $('course-rows').replaceChildren(
        ...courses.map(course =>
          row({ course, mine: mine.includes(course.id), word, act }),
        ),
      );
    } catch (error) {
      onProblem(error);
    }
  };
  await draw();
}

function startCountdown(until) {
  stopCountdown();
  const tick = () => {
    const seconds = Math.max(0, Math.round((until - Date.now()) / 1000));
    const rest = String(seconds % 60).padStart(2, '0');
    $('time-left').textContent = `${Math.floor(seconds / 60)}:${rest}`;
  };
  tick();
  countdown = setInterval(tick, 1000);
}

export function stopCountdown() {
  clearInterval(countdown);
}
