import { Change, ChangeKind } from '../board/Change';
import { State } from '../board/Item';
import { Language } from '../people/Language';

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Words {
  readonly subject: Readonly<Record<ChangeKind, (title: string) => string>>;
  readonly line: Readonly<
    Record<ChangeKind, (change: Change, from: string, to: string) => string>
  >;
  readonly state: Readonly<Record<State, string>>;
  readonly open: string;
  readonly why: string;
  readonly leave: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    subject: {
      ItemCreated: title => `New: ${title}`,
      ItemChanged: title => `Changed: ${title}`,
      ItemMoved: title => `Moved: ${title}`,
    },
    line: {
      ItemCreated: ({ title }, _, to) => `“${title}” was created. It is ${to}.`,
      ItemChanged: ({ title }) => `“${title}” was changed.`,
      ItemMoved: ({ title }, from, to) =>
        `“${title}” went from ${from} to ${to}.`,
    },
    state: { open: 'open', doing: 'in progress', done: 'done' },
    open: 'Open it',
    why: 'You get this because you asked to be told about this item.',
    leave: 'No more mail about it',
  },
  ko: {
    subject: {
      ItemCreated: title => `새 항목: ${title}`,
      ItemChanged: title => `변경됨: ${title}`,
      ItemMoved: title => `상태 변경: ${title}`,
    },
    line: {
      ItemCreated: ({ title }, _, to) =>
        `‘${title}’ 항목이 만들어졌습니다. 상태: ${to}.`,
      ItemChanged: ({ title }) => `‘${title}’ 항목의 내용이 변경되었습니다.`,
      ItemMoved: ({ title }, from, to) =>
        `‘${title}’ 항목의 상태가 ${from}에서 ${to}(으)로 변경되었습니다.`,
    },
    state: { open: '대기', doing: '진행 중', done: '완료' },
    open: '열어 보기',
    why: '이 항목의 알림을 신청하셔서 보내 드리는 메일입니다.',
    leave: '이 항목의 메일 그만 받기',
  },
};

/** The letter about a change. Titles are other people's words: no line breaks in a subject, no markup in the page. */
export function letterAbout(options: {
  readonly change: Change;
  readonly language: Language;
  readonly itemUrl: string;
  readonly leaveUrl: string;
}): Letter {
  const { language, itemUrl, leaveUrl } = options;
  const words = WORDS[language];
  const change = { ...options.change, title: oneLine(options.change.title) };
  const { kind, title } = change;
  const line = words.line[kind](
    change,
    words.state[change.from ?? change.state],
    words.state[change.state],
  );
  return {
    subject: words.subject[kind](title),
    text: `${line}\n\n${words.open}: ${itemUrl}\n\n--\n${words.why}\n${words.leave}: ${leaveUrl}\n`,
    html: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body>`,
      `<p>${escape(line)}</p>`,
      `<p><a href="${escape(itemUrl)}">${escape(words.open)}</a></p>`,
      `<hr><p><small>${escape(words.why)} <a href="${escape(
        leaveUrl,
      )}">${escape(words.leave)}</a></small></p>`,
      '</body></html>',
    ].join('\n'),
  };
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) =>
  text.replace(/[&<>"']/g, sign => ENTITIES[sign] ?? sign);
