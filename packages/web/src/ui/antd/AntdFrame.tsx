/** What antd needs around the console: our theme of the current text mode, Chinese words, and the holder of messages. */
import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { antdTheme } from '../../design/antd-theme.ts';
import type { modes } from '../../design/tokens.ts';
import { useTextMode } from '../text-mode.ts';
import { App, ConfigProvider } from './face.ts';
import 'virtual:antd.css';

dayjs.locale('zh-cn');

const themes = { normal: antdTheme('normal'), large: antdTheme('large') } satisfies Record<
  (typeof modes)[number],
  ReturnType<typeof antdTheme>
>;

/** Our own dialogs lie above everything that antd opens at the end of the page. */
const popupsOf = (field?: HTMLElement): HTMLElement => field?.closest<HTMLElement>('[data-popups]') ?? document.body;

export function AntdFrame({ children }: { readonly children: ReactNode }) {
  const mode = useTextMode();
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        theme={themes[mode]}
        locale={zhCN}
        button={{ autoInsertSpace: false }}
        getPopupContainer={popupsOf}
      >
        <App>{children}</App>
      </ConfigProvider>
    </StyleProvider>
  );
}
