import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { newId } from '../src/items/newId';
import { FakeService } from './FakeService';
import { showPage } from './showPage';

test('an item is added from the keyboard and shown', async () => {
  const service = new FakeService();
  showPage(service);
  await userEvent.type(await screen.findByLabelText('New item'), 'A seat{Enter}');
  await screen.findByText('Added: A seat');
  expect(within(screen.getByRole('list')).getByText('A seat')).toBeTruthy();
  expect([...service.items.values()]).toEqual(['A seat']);
});

test('what could not be sent stays in the form, and sent again it is one item', async () => {
  const service = new FakeService();
  showPage(service);
  await screen.findByText('There are no items yet. Add the first one.');
  // The service does the work, but its answer is lost on the way.
  service.loseAnswers = true;
  await userEvent.type(screen.getByLabelText('New item'), 'A seat{Enter}');
  const notice = await screen.findByRole('alert');
  expect(screen.getByLabelText<HTMLInputElement>('New item').value).toBe('A seat');
  service.loseAnswers = false;
  await userEvent.click(within(notice).getByRole('button', { name: 'Try again' }));
  await screen.findByText('Added: A seat');
  expect(service.items.size).toBe(1);
});

test('a copy that is behind does not hide what was just added', async () => {
  const service = new FakeService();
  service.copyIsBehind = true;
  showPage(service);
  await userEvent.type(await screen.findByLabelText('New item'), 'A seat{Enter}');
  await screen.findByText(/may take some seconds/);
  expect(screen.getAllByText('A seat')).toHaveLength(1);
});

test('a refusal is told in the words of the service', async () => {
  const service = new FakeService();
  showPage(service);
  service.answerAll({ status: 400, body: { error: 'bad', message: 'title is too long' } });
  await userEvent.type(await screen.findByLabelText('New item'), 'x{Enter}');
  await screen.findByText('The service did not accept this: title is too long');
});

test('ids are UUIDs, and no two are the same', () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
