import { Language } from './Language';
import { Messages } from './Messages';
import { messagesEn } from './messages.en';
import { messagesKo } from './messages.ko';

const MESSAGES: Readonly<Record<Language, Messages>> = {
  en: messagesEn,
  ko: messagesKo,
};

export function messagesOf(lang: Language): Messages {
  return MESSAGES[lang];
}
