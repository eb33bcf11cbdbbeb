import { z } from 'zod';

/** The course list, a JSON file: `[{ "id": "CS101", "title": "...", "seats": 40 }]`. */
export const coursesSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, {
        error: 'expected letters, digits, dots, dashes, at most 64',
      }),
      title: z.string().min(1, { error: 'expected a title' }),
      seats: z
        .number({ error: 'expected a number of seats' })
        .int({ error: 'expected a whole number of seats' })
        .min(0, { error: 'expected a number of seats' }),
    }),
    { error: 'expected a list of courses' },
  )
  .refine(courses => new Set(courses.map(c => c.id)).size === courses.length, {
    error: 'expected every course id once',
  });
