/**
 * The style sheet of the antd components that src/ui/antd/face.ts lists, written once at build time. antd would otherwise put styles
 * into the page as it runs, and `style-src` would need a nonce in every response.
 *
 * A component registers its whole style when it is first drawn: that of all its variants, and of what it opens.
 */
import { createCache, extractStyle, legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs';
import { createElement as h, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { antdTheme } from '../src/design/antd-theme.ts';
import { modes, type TextMode } from '../src/design/tokens.ts';
import * as face from '../src/ui/antd/face.ts';

/** One example of each component of the face, so that the compiler names one that is missing. */
const examples: Record<Exclude<keyof typeof face, 'App' | 'ConfigProvider'>, () => ReactNode> = {
  Alert: () => h(face.Alert),
  Badge: () => [h(face.Badge, { key: 1 }), h(face.Badge.Ribbon, { key: 2 })],
  Breadcrumb: () => h(face.Breadcrumb),
  Button: () => h(face.Button),
  Checkbox: () => h(face.Checkbox.Group, null, h(face.Checkbox)),
  DatePicker: () => h(face.DatePicker),
  Descriptions: () => h(face.Descriptions),
  Drawer: () => h(face.Drawer._InternalPanelDoNotUseOrYouWillBeFired),
  Dropdown: () => h(face.Dropdown, { menu: { items: [] } }, h('i')),
  Form: () => h(face.Form, null, h(face.Form.Item)),
  Input: () => [
    h(face.Input, { key: 1 }),
    h(face.Input.Password, { key: 2 }),
    h(face.Input.Search, { key: 3 }),
    h(face.Input.TextArea, { key: 4 }),
    h(face.Input.OTP, { key: 5 }),
  ],
  InputNumber: () => h(face.InputNumber),
  Menu: () => h(face.Menu, { items: [] }),
  Modal: () => h(face.Modal._InternalPanelDoNotUseOrYouWillBeFired),
  Pagination: () => h(face.Pagination),
  Popconfirm: () => h(face.Popconfirm._InternalPanelDoNotUseOrYouWillBeFired, { title: '' }),
  Popover: () => h(face.Popover._InternalPanelDoNotUseOrYouWillBeFired),
  Progress: () => h(face.Progress),
  QRCode: () => h(face.QRCode, { value: '1', type: 'svg' }),
  Radio: () => h(face.Radio.Group, null, h(face.Radio), h(face.Radio.Button)),
  Segmented: () => h(face.Segmented, { options: ['1'] }),
  Select: () => h(face.Select),
  Space: () => h(face.Space.Compact, null, h(face.Space)),
  Spin: () => h(face.Spin),
  Steps: () => h(face.Steps),
  Switch: () => h(face.Switch),
  Table: () => h(face.Table),
  Tabs: () => h(face.Tabs),
  Tag: () => h(face.Tag),
  Tooltip: () => h(face.Tooltip, null, h('i')),
  Tree: () => h(face.Tree, { treeData: [] }),
  TreeSelect: () => h(face.TreeSelect),
  Upload: () => h(face.Upload),
};

/** The sheet: rules that hold for every text mode, and before them the variables of each. */
export function antdSheet(): string {
  const [normal] = modes;
  const rules = extract(normal, 'style');
  return `${modes.map((mode) => extract(mode, ['token', 'cssVar'])).join('\n')}\n${rules}\n`;
}

/** What the rules of one text mode read. They must be the same in all, or the larger text would stand in rules of the smaller. */
export function antdRules(mode: TextMode): string {
  return extract(mode, 'style');
}

type Kind = 'style' | 'token' | 'cssVar';

function extract(mode: TextMode, types: Kind | Kind[]): string {
  const cache = createCache();
  renderToStaticMarkup(drawn(mode, cache));
  return (
    extractStyle(cache, { plain: true, types })
      // The last rule only tells the run-time which styles are there already, and there is none.
      .replace(/\.data-ant-cssinjs-cache-path\{[^}]*\}/, '')
      // The transformer says it again where a style has said it.
      .replace(/!important\s*!important/g, '!important')
  );
}

function drawn(mode: TextMode, cache: ReturnType<typeof createCache>): ReactElement {
  const theme = { ...antdTheme(mode), zeroRuntime: false };
  const all = Object.entries(examples).map(([name, example]) => h('div', { key: name }, example()));
  return h(
    StyleProvider,
    { cache, hashPriority: 'high', transformers: [legacyLogicalPropertiesTransformer] },
    h(face.ConfigProvider, { theme }, h(face.App, null, ...all, h(Notices))),
  );
}

/** Messages and notifications are styled when their holder is drawn. */
function Notices(): ReactNode {
  const { message, notification } = face.App.useApp();
  return `${typeof message.open}${typeof notification.open}`;
}
