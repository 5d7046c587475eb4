/** The index of phrases as tables: one in Chinese, one in English, of the same rows. */
import { phraseGroups, phrasePlaces } from './phrases.ts';

type Language = 'zh' | 'en';

const headers: { readonly [L in Language]: string } = {
  zh: '| 办法里的话 | 方案里的写法 | 写在哪里 |\n|---|---|---|',
  en: '| in a 考核办法 | meaning | in a scheme | where |\n|---|---|---|---|',
};

/** Every phrase with its snippet, group by group. */
export function phraseIndex(language: Language): string {
  return phraseGroups
    .map((group) => {
      const rows = group.phrases.map(({ zh, en, place, snippet }) => {
        const cells = language === 'zh' ? [zh] : [zh, en];
        return `| ${[...cells, `\`${snippet}\``, phrasePlaces[place][language]].join(' | ')} |`;
      });
      return [`**${group[language]}**`, '', headers[language], ...rows].join('\n');
    })
    .join('\n\n');
}
