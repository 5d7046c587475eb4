/** `shiji print`: the scheme as a document. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FENGXIANG, Folder, run } from './running.ts';

const folder = new Folder();

describe('shiji print', () => {
  it('shows the document as Markdown', async () => {
    const { code, out } = await run(['print', FENGXIANG]);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('# 凤翔区公务员平时考核（季度）');
    expect(out).toContain('## 七、结果运用');
  });
  it('writes one page that fetches nothing', async () => {
    const to = folder.at('方案.html');
    const { code, out } = await run(['print', FENGXIANG, '--out', to]);
    expect([code, out]).toEqual([0, `已写出 ${to}\n`]);
    const page = readFileSync(to, 'utf8');
    expect(page).toContain('<h2>五、等次</h2>');
    expect(page).not.toMatch(/(?:src|href)=/u);
  });
  it('refuses a name that is neither Markdown nor a page', async () => {
    const { code, err } = await run(['print', FENGXIANG, '--out', folder.at('方案.docx')]);
    expect(code).toBe(2);
    expect(err).toContain('须以 .md、.html 或 .htm 结尾');
  });
  it('refuses a scheme with errors, and writes nothing', async () => {
    const bad = folder.write('bad.yaml', 'scheme: bad\n');
    const { code, err } = await run(['print', bad, '--out', folder.at('坏.md')]);
    expect(code).toBe(1);
    expect(err).toContain('请改正后再运行');
    expect(folder.names()).not.toContain('坏.md');
  });
});
