/** Sends the form as the browser would, but so that a lost connection costs nothing. XMLHttpRequest: old webviews have no other. */
import { all } from './dom.ts';

export interface Answer {
  /** What stands in place of the ballot from now on; the vote is in, or can't be cast any more. */
  readonly page?: string;
  readonly lines: readonly string[];
  /** It may be cast as void. */
  readonly asVoid: boolean;
}

const PATIENCE_MS = 20_000;
const LOST = '网络断了，您的选择还在，请再点一次提交。重复提交也只计一票。';
const BUSY = '服务器暂时没有回应，您的选择还在，请过一会儿再点一次提交。重复提交也只计一票。';

export function post(form: HTMLFormElement, asVoid: boolean, done: (answer: Answer) => void): void {
  const request = new XMLHttpRequest();
  const lost = () => done({ lines: [LOST], asVoid: false });
  request.open('POST', location.pathname);
  request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
  request.timeout = PATIENCE_MS;
  request.onerror = lost;
  request.ontimeout = lost;
  request.onload = () => done(answerOf(request));
  request.send(bodyOf(form, asVoid));
}

function answerOf(request: XMLHttpRequest): Answer {
  const page = new DOMParser().parseFromString(request.responseText, 'text/html').getElementById('page');
  if (!page || request.status >= 500) return { lines: [BUSY], asVoid: false };
  const tell = page.querySelector('#tell');
  if (!tell) return { page: page.innerHTML, lines: [], asVoid: false };
  const lines = all(tell, 'p').map((line) => line.textContent || '');
  return { lines, asVoid: page.querySelector('[name=void]') !== null };
}

/** `blank`: whoever sends from the last screen has been told of blanks. */
function bodyOf(form: HTMLFormElement, asVoid: boolean): string {
  const inputs = all(form, 'input') as HTMLInputElement[];
  const fields = ['blank=1'];
  if (asVoid) fields.push('void=1');
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i] as HTMLInputElement;
    if (input.disabled || (input.type === 'radio' && !input.checked)) continue;
    fields.push(`${encodeURIComponent(input.name)}=${encodeURIComponent(input.value)}`);
  }
  return fields.join('&');
}
