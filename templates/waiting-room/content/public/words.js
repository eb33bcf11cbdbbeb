const EN = {
  title: 'Course enrolment',
  otherLanguage: '한국어',
  signIn: 'Sign in',
  studentId: 'Student number',
  name: 'Name',
  email: 'Mail address (optional)',
  enter: 'Enter the waiting room',
  waiting: 'You are waiting',
  yourNumber: 'Your number',
  ahead: 'People ahead of you, at most',
  wait: 'Estimated wait',
  keepOpen: 'Keep this page open. Your place is kept while you do.',
  leave: 'Give up my place',
  gone: 'You hold no place',
  goneWhy: 'Your time was over, or this page was closed for too long.',
  rejoin: 'Join at the end of the queue',
  yourTurn: 'It is your turn',
  entering: 'It is your turn. You are being let in.',
  timeLeft: 'Time left:',
  course: 'Course',
  seatsLeft: 'Seats left',
  action: 'Action',
  finish: 'I am done',
  enrol: 'Enrol',
  cancel: 'Cancel',
  full: 'Full',
  unknownWait: 'not known yet',
  braked: 'Nobody is let in right now. Your place is kept.',
  old: 'The figures are {age} old.',
  preQueue:
    'Enrolment opens at {time}. Then lots are drawn among all who are here: it does not matter who came first.',
  people: '{count} people are ahead of you.',
  enrolled: 'You are enrolled in {course}.',
  cancelled: 'Your seat in {course} was given back.',
  isFull: 'There is no seat left in {course}.',
  retry: 'The service does not answer. Your place is kept; trying again.',
  needSignIn: 'You are not signed in. Reload the page.',
  failed: 'That did not work: {message}',
  seconds: '{n} s',
  minutes: '{n} min',
};

const KO = {
  title: '수강신청',
  otherLanguage: 'English',
  signIn: '로그인',
  studentId: '학번',
  name: '이름',
  email: '이메일 (선택)',
  enter: '대기실 입장',
  waiting: '대기 중입니다',
  yourNumber: '내 번호',
  ahead: '내 앞 대기 인원 (최대)',
  wait: '예상 대기 시간',
  keepOpen: '이 페이지를 열어 두세요. 열려 있는 동안 순서가 유지됩니다.',
  leave: '대기 취소',
  gone: '대기 순서가 없습니다',
  goneWhy: '이용 시간이 끝났거나 페이지가 오래 닫혀 있었습니다.',
  rejoin: '맨 뒤에서 다시 대기',
  yourTurn: '입장 순서가 되었습니다',
  entering: '입장 순서가 되었습니다. 입장하는 중입니다.',
  timeLeft: '남은 시간:',
  course: '과목',
  seatsLeft: '남은 좌석',
  action: '동작',
  finish: '완료',
  enrol: '신청',
  cancel: '취소',
  full: '마감',
  unknownWait: '아직 알 수 없음',
  braked: '지금은 입장이 중단되었습니다. 순서는 유지됩니다.',
  old: '{age} 전의 정보입니다.',
  preQueue:
    '{time}에 수강신청이 열립니다. 열릴 때 여기 있는 모든 사람이 추첨으로 순서를 받으므로 먼저 온 순서는 상관없습니다.',
  people: '내 앞에 {count}명이 있습니다.',
  enrolled: '{course} 과목을 신청했습니다.',
  cancelled: '{course} 과목을 취소했습니다.',
  isFull: '{course} 과목은 남은 좌석이 없습니다.',
  retry: '서비스가 응답하지 않습니다. 순서는 유지되며 다시 시도합니다.',
  needSignIn: '로그인되어 있지 않습니다. 페이지를 새로 고치세요.',
  failed: '처리하지 못했습니다: {message}',
  seconds: '{n}초',
  minutes: '{n}분',
};

export const WORDS = { en: EN, ko: KO };

/** @returns {'en' | 'ko'} */
export function firstLanguage() {
  const kept = localStorage.getItem('language');
  if (kept === 'en' || kept === 'ko') return kept;
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
}

/** The phrase, with {name} filled in. */
export function say(language, word, values = {}) {
  return WORDS[language][word].replace(/\{(\w+)\}/g, (_, name) =>
    String(values[name]),
  );
}
