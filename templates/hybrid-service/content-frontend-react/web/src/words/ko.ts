import type { Words } from './Words';

export const ko: Words = {
  otherLanguage: 'English',
  answeredBy: '응답한 사이트',
  ready: '정상',
  notReady: '준비되지 않음: 진행 중인 요청만 마치고 다른 서버가 이어받습니다.',
  asking: '서비스에 묻는 중 …',
  moved: '이제 요청을 {site} 사이트가 처리합니다. 이전에는 {before} 사이트였습니다.',
  again: '다시 시도',
  waiting: '지금은 입장 순서가 아닙니다.',
  waitingHow: '처리할 수 있는 만큼만 입장합니다. 대기실에서 순서가 유지됩니다.',
  toWaitingRoom: '대기실로 가기',
  waitingReload: '이 페이지를 새로 고치면 대기실로 갑니다.',
  signedOut: '로그인되어 있지 않습니다. 로그인한 뒤 다시 시도하세요.',
  refused: '서비스가 받아들이지 않았습니다: {message}',
  unavailable: '지금은 처리할 수 없습니다. 잃은 것은 없습니다. {seconds}초 뒤에 다시 시도하세요.',
  unreachable: '응답이 없습니다. 연결을 확인하세요. 다른 사이트는 열린다면 서비스가 다른 사이트로 옮기는 중일 수 있으니 1분 뒤에 다시 시도하세요.',
  failed: '서비스에 문제가 생겼습니다 (상태 {status}). 다시 시도하고, 계속되면 담당자에게 알려 주세요.',
{% if values.database != 'none' %}
  items: '항목',
  noItems: '아직 항목이 없습니다. 첫 항목을 추가하세요.',
  newItem: '새 항목',
  add: '추가',
  adding: '추가하는 중 …',
  added: '추가했습니다: {title}',
  addedLag: '목록은 가까운 사본에서 읽으므로 새 항목이 다른 사람에게 보이기까지 몇 초 걸릴 수 있습니다.',
{% endif %}
{% if values.signIn != 'none' %}
  session: '내 세션',
  signIn: '로그인',
  signOut: '로그아웃',
  signedInAs: '{name} 님으로 로그인했습니다',
{% if values.signIn == 'ldap' %}
  username: '사용자 이름',
  password: '비밀번호',
  wrongPassword: '사용자 이름 또는 비밀번호가 틀렸습니다.',
{% else %}
  signedOutNow: '로그인되어 있지 않습니다.',
{% endif %}
{% endif %}
};
