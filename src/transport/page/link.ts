/** The address of this page with a question in it. */
export const linkTo = (question: string): string =>
  `${location.href.split(/[?#]/, 1)[0]}#${new URLSearchParams({ q: question })}`;

/** The question in the address, empty when there is none. It is taken out, so that no reload asks it again. */
export function takeQuestion(): string {
  const question = new URLSearchParams(location.hash.slice(1)).get('q')?.trim() ?? '';
  if (question) history.replaceState(null, '', location.pathname + location.search);
  return question;
}
