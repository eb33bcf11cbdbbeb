const en = {
  loading: 'Loading …',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signInFailed: 'Signing in did not work. Try again.',
  welcome: 'A board whose changes reach those concerned by mail.',
  items: 'Items',
  none: 'Nothing here yet.',
  add: 'New item',
  edit: 'Edit',
  save: 'Save',
  cancel: 'Cancel',
  title: 'Title',
  text: 'Text',
  state: 'State',
  open: 'Open',
  doing: 'In progress',
  done: 'Done',
  tellMe: 'Tell me by mail',
  history: 'History',
  ItemCreated: 'created',
  ItemChanged: 'changed',
  ItemMoved: 'moved',
  byMe: 'by me',
  mail: 'Mail',
  mailTo: 'Letters go to',
  mailNobody:
    'Confirm how to write to you, then choose items to be told about.',
  mailLanguage: 'Language of letters',
  confirm: 'Confirm my address',
  bounced: 'The last letter came back. Confirm your address to get mail again.',
  complained:
    'A letter was marked as spam, so no more are sent. Confirm your address to get mail again.',
  leaveTitle: 'No more mail about this item?',
  leave: 'Yes, no more mail',
  left: 'Done. You get no more mail about this item.',
  leaveIncomplete: 'This link is not complete. Open it from the letter again.',
  home: 'To the board',
  'changed-meanwhile':
    'Somebody was faster. This is how it is now; repeat your change.',
  'address-not-verified':
    'The sign-in service has no confirmed mail address of yours. Confirm one there first.',
  'no-address': 'Confirm first how to write to you.',
  'too-many-subscribers': 'Too many people follow this item already.',
  failed: 'That did not work. Try again in a moment.',
} as const;

export type Word = keyof typeof en;
export type Words = Readonly<Record<Word, string>>;

const ko: Words = {
  loading: '불러오는 중 …',
  signIn: '로그인',
  signOut: '로그아웃',
  signInFailed: '로그인하지 못했습니다. 다시 시도해 주세요.',
  welcome: '변경 사항을 관련된 사람에게 메일로 알려 주는 게시판입니다.',
  items: '항목',
  none: '아직 항목이 없습니다.',
  add: '새 항목',
  edit: '수정',
  save: '저장',
  cancel: '취소',
  title: '제목',
  text: '내용',
  state: '상태',
  open: '대기',
  doing: '진행 중',
  done: '완료',
  tellMe: '메일로 알림 받기',
  history: '변경 이력',
  ItemCreated: '생성',
  ItemChanged: '변경',
  ItemMoved: '상태 변경',
  byMe: '내가 변경',
  mail: '메일',
  mailTo: '메일을 받을 주소',
  mailNobody:
    '먼저 메일을 받을 주소를 확인한 다음, 알림을 받을 항목을 선택하세요.',
  mailLanguage: '메일 언어',
  confirm: '내 주소 확인',
  bounced: '마지막 메일이 반송되었습니다. 다시 받으려면 주소를 확인해 주세요.',
  complained:
    '메일이 스팸으로 신고되어 발송을 중단했습니다. 다시 받으려면 주소를 확인해 주세요.',
  leaveTitle: '이 항목의 메일을 그만 받을까요?',
  leave: '네, 그만 받겠습니다',
  left: '완료되었습니다. 이 항목의 메일을 더 이상 보내지 않습니다.',
  leaveIncomplete: '링크가 완전하지 않습니다. 메일에서 다시 열어 주세요.',
  home: '게시판으로',
  'changed-meanwhile':
    '다른 사람이 먼저 변경했습니다. 지금의 내용을 확인하고 다시 변경해 주세요.',
  'address-not-verified':
    '로그인 서비스에 확인된 메일 주소가 없습니다. 그곳에서 먼저 확인해 주세요.',
  'no-address': '먼저 메일을 받을 주소를 확인해 주세요.',
  'too-many-subscribers':
    '이미 너무 많은 사람이 이 항목의 알림을 받고 있습니다.',
  failed: '처리하지 못했습니다. 잠시 후 다시 시도해 주세요.',
};

export const WORDS = { en, ko } as const;
export type Language = keyof typeof WORDS;
/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  ko: '한국어',
};
