import { z } from 'zod';
import type { Course } from '../enrolment/SeatStore';
import type { Student } from '../enrolment/Student';

export const letterSchema = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
});
export type Letter = z.infer<typeof letterSchema>;

const TEXTS = {
  en: {
    enrolled: {
      subject: (title: string) => `Enrolled: ${title}`,
      text: (name: string, title: string) =>
        `Hello ${name},\n\nyou have a seat in ${title}.\n`,
    },
    cancelled: {
      subject: (title: string) => `Cancelled: ${title}`,
      text: (name: string, title: string) =>
        `Hello ${name},\n\nyour seat in ${title} has been given back.\n`,
    },
  },
  ko: {
    enrolled: {
      subject: (title: string) => `수강신청 완료: ${title}`,
      text: (name: string, title: string) =>
        `${name}님, 안녕하세요.\n\n${title} 과목의 수강신청이 완료되었습니다.\n`,
    },
    cancelled: {
      subject: (title: string) => `수강신청 취소: ${title}`,
      text: (name: string, title: string) =>
        `${name}님, 안녕하세요.\n\n${title} 과목의 수강신청이 취소되었습니다.\n`,
    },
  },
} as const;

/** The letter about a change, or none when the student has no address. */
export function letterFor(options: {
  readonly kind: 'enrolled' | 'cancelled';
  readonly course: Course;
  readonly student: Student;
}): Letter | undefined {
  const { kind, course, student } = options;
  if (!student.email) return undefined;
  const words = TEXTS[student.language][kind];
  return {
    to: student.email,
    subject: words.subject(course.title),
    text: words.text(student.name, course.title),
  };
}
