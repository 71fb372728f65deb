import { problemsAt } from '../discord/schema.ts';
import type { Loopback } from './loopback.ts';

/** Answers of a loopback that Discord's own description does not know. */
export const undescribed = ({ requests }: Loopback): string[] =>
  requests.flatMap(({ route, status, answer }) => {
    if (!route || answer === undefined || status >= 500) return [];
    const [method = '', path = ''] = route.split(' ');
    const found =
      status === 200
        ? `/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/200/content/application~1json/schema`
        : `/components/schemas/${status === 429 ? 'RatelimitedResponse' : 'ErrorResponse'}`;
    return problemsAt(encodeURI(found), answer).map((problem) => `${route} ${status}: ${problem}`);
  });
