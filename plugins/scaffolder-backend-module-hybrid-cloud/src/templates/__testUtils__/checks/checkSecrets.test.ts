import { checkSecrets } from './checkSecrets';

const scan = (content: string) =>
  checkSecrets({ path: '/', files: new Map([['a.txt', content]]) });

it.each([
  `key = ${'AKIA'}ABCDEFGHIJKLMNOP`,
  `-----BEGIN RSA ${'PRIVATE KEY'}-----`,
  `url: mysql://root:${'hunter22'}@db/x`,
  `password = "${'correct-horse'}"`,
  `https://${'hooks.slack.com'}/services/T000/B000/x`,
  `${'ghp_'}${'a'.repeat(36)}`,
])('finds %s', content => {
  expect(scan(content)).toHaveLength(1);
});

it.each([
  'password: ${{ secrets.HARBOR_ROBOT_SECRET }}',
  'manage_master_user_password = true',
  `password: 'Password',`,
  'credentials_file: /etc/alertmanager/secrets/token',
  'https://git.example.org/team/service.git',
])('lets %s pass', content => {
  expect(scan(content)).toEqual([]);
});
