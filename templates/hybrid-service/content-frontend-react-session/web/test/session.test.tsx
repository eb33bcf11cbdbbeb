{% if values.signIn == 'ldap' %}
import { screen } from '@testing-library/react';
{% else %}
import { screen, waitFor } from '@testing-library/react';
{% endif %}
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FakeService } from './FakeService';
import { showPage } from './showPage';

test('whoever is signed in sees the name, and can leave', async () => {
  const service = new FakeService();
  service.signedIn = 'Kim Minji';
  showPage(service);
  await screen.findByText('Signed in as Kim Minji');
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
{% if values.signIn == 'ldap' %}
  await screen.findByLabelText('Password');
{% else %}
  await waitFor(() => expect(service.leftFor).toEqual(['https://id.example.org/logout']));
{% endif %}
  expect(service.signedIn).toBe(undefined);
});
{% if values.signIn == 'ldap' %}

test('the directory decides: a wrong password is told, the right one signs in', async () => {
  showPage(new FakeService());
  await userEvent.type(await screen.findByLabelText('User name'), 'minji');
  await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  await screen.findByText('User name or password is wrong.');
  await userEvent.clear(screen.getByLabelText('Password'));
  await userEvent.type(screen.getByLabelText('Password'), 'right{Enter}');
  await screen.findByText('Signed in as minji');
});

test('too many attempts are told in the words of the service, not as a waiting room', async () => {
  const service = new FakeService();
  showPage(service);
  await userEvent.type(await screen.findByLabelText('User name'), 'minji');
  service.answerAll({ status: 429, body: { error: 'too-many-attempts', message: 'Wait a while.' } });
  await userEvent.type(screen.getByLabelText('Password'), 'x{Enter}');
  await screen.findByText(/Wait a while/);
});
{% else %}

test('the way in leads to the provider', async () => {
  showPage(new FakeService());
  const link = await screen.findByRole('link', { name: 'Sign in' });
  expect(link.getAttribute('href')).toBe('/session/login');
});
{% endif %}
