/** The one page that the server makes itself: a refusal, for who was sent here by another site and has no screen of ours open. */

export function problemPage(sentence: string, request: string): string {
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>登录没有完成</title></head>',
    '<body>',
    '<h1>登录没有完成</h1>',
    `<p>${escaped(sentence)}</p>`,
    '<p><a href="/">返回登录页</a></p>',
    `<p><small>编号 ${escaped(request)}</small></p>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const ENTITIES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
