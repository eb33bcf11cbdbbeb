import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FakeService } from './FakeService';
import { showPage } from './showPage';

/** As a browser does when the reader comes back to the page: the figures are asked for again. */
const comeBack = () => fireEvent(document, new Event('visibilitychange'));

test('the page says which site answered, and that it is another than before', async () => {
  const service = new FakeService();
  showPage(service);
  await screen.findByText('onprem');
  service.site = 'aws';
  comeBack();
  await screen.findByText('Your requests now go to aws. Before, onprem answered.');
});

test('a site that does not answer is told, and asking again helps', async () => {
  const service = new FakeService();
  service.isReachable = false;
  showPage(service);
  const again = await screen.findByRole('button', { name: 'Try again' });
  service.isReachable = true;
  await userEvent.click(again);
  await screen.findByText('onprem');
});

test('whoever is not admitted is sent to the waiting room', async () => {
  const service = new FakeService();
  service.answerAll({
    status: 429,
    body: { error: 'not-admitted', message: '', waitingRoom: 'https://wait.example.org' },
  });
  showPage(service);
  const link = await screen.findByRole('link', { name: 'Go to the waiting room' });
  expect(link.getAttribute('href')).toBe('https://wait.example.org');
});

test('a service that is busy says when to come back; a fault says its status', async () => {
  const service = new FakeService();
  service.answerAll({ status: 503, headers: { 'retry-after': '2' } });
  showPage(service);
  await screen.findAllByText(/try again in 2 seconds/);
  service.answerAll({ status: 500 });
  comeBack();
  await screen.findAllByText(/status 500/);
});

test('the language is changed, told to screen readers and kept', async () => {
  showPage(new FakeService());
  await userEvent.click(await screen.findByRole('button', { name: '한국어' }));
  await screen.findByText('응답한 사이트');
  expect(document.documentElement.lang).toBe('ko');
  expect(localStorage.getItem('language')).toBe('ko');
});
