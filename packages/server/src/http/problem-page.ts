/** A refusal as a page, for who has no screen of ours open: sent here by another site, or by a code on paper. */
import { html } from './markup.ts';

/** What the page says above the sentence, and where it leads back to. */
const frames = {
  redirect: { heading: '登录没有完成', back: html`<p><a href="/">返回登录页</a></p>` },
  page: { heading: '这一步没有完成', back: html`<p>请返回上一页重试，或者联系会务人员。</p>` },
} as const;

export function problemPage(of: keyof typeof frames, sentence: string, request: string): string {
  const { heading, back } = frames[of];
  const { markup } = html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${heading}</title></head>
<body>
<h1>${heading}</h1>
<p>${sentence}</p>
${back}
<p><small>编号 ${request}</small></p>
</body>
</html>
`;
  return markup;
}
